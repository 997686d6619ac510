public import Seals

/// The disk did not do as asked.
public enum BlobFault: Error, Hashable, Sendable {
    /// A call failed, with the system's number for why.
    case disk(call: String, number: Int32)
    /// The bytes under a digest are not those that were kept.
    case damaged(Digest)
    /// A file that was put aside is no longer there.
    case uploadAbsent

    /// Whether the same may succeed a little later: a full disk that is emptied, too many open files.
    public var isTemporary: Bool {
        switch self {
        case .disk: true
        case .damaged, .uploadAbsent: false
        }
    }
}
