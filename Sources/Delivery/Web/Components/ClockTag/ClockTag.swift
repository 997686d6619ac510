public import Kernel
public import Markup

/// How much time is left, on the ladder of Chinese practice: blue, yellow, orange, red.
///
/// Accessibility: every rung has its word and its shape, so that it reads without colour; the moment itself stands in
/// a `time` element, and in words when touched.
public struct ClockTag: Sendable {
    public enum Level: String, CaseIterable, Sendable {
        /// No warning yet.
        case calm
        case blue, yellow, orange, red
        /// The time is over.
        case late

        /// The rung's name; none where nothing is warned of.
        public var word: Phrase? {
            switch self {
            case .calm: nil
            case .blue: Phrase(zh: "蓝", en: "Blue")
            case .yellow: Phrase(zh: "黄", en: "Yellow")
            case .orange: Phrase(zh: "橙", en: "Orange")
            case .red: Phrase(zh: "红", en: "Red")
            case .late: Phrase(zh: "逾期", en: "Late")
            }
        }

        var icon: Icon {
            switch self {
            case .calm: .ring
            case .blue: .circle
            case .yellow: .diamond
            case .orange: .triangle
            case .red: .octagon
            case .late: .cross
            }
        }
    }

    public let level: Level
    /// What is left, or over: `还剩3个工作日`.
    public let left: Phrase
    public let due: Day?

    public init(_ level: Level, _ left: Phrase, due: Day? = nil) {
        self.level = level
        self.left = left
        self.due = due
    }

    public func node(_ language: Language) -> Node {
        span(
            [
                .classes("fx-clock", "fx-clock--\(level.rawValue)"),
                .some(due) {
                    .title(Phrase(zh: "截止\(Language.zh.date($0))", en: "Due \(Language.en.date($0))")(language))
                },
            ],
            level.icon.node,
            .some(level.word) { span([.class("fx-clock__word")], .text($0, language)) },
            words(language))
    }

    private func words(_ language: Language) -> Node {
        guard let due else { return span(.text(left, language)) }
        return time([.datetime("\(due)")], .text(left, language))
    }
}
