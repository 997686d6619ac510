public import Kernel
public import Web

/// Where a case stands, as pages need to know it.
public protocol CaseState: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var phrase: Phrase { get }
    /// Whether the authority still has something to do.
    var isOpen: Bool { get }
    var tone: Tag.Tone { get }
}
