public import Kernel
public import Markup

/// A state in a word, with a shape of its own.
public enum Tag {
    public enum Tone: String, CaseIterable, Sendable {
        /// Not begun, or of no matter now.
        case plain
        /// Waits for somebody else.
        case waiting
        /// Being worked on.
        case active
        case done
        /// Ended without what was wanted.
        case stopped

        var icon: Icon {
            switch self {
            case .plain: .ring
            case .waiting: .square
            case .active: .circle
            case .done: .tick
            case .stopped: .cross
            }
        }
    }

    public static func node(_ tone: Tone, _ label: Phrase, _ language: Language) -> Node {
        span([.classes("fx-tag", "fx-tag--\(tone.rawValue)")], tone.icon.node, .text(label, language))
    }
}
