public import Kernel
public import Markup

/// Where one is in a form of several pages.
///
/// Accessibility: the place is said in words first; the step in hand is marked `aria-current`; steps already done are
/// links only where going back loses nothing.
public struct StepIndicator: Sendable {
    public let names: [Phrase]
    /// The step in hand, from 1.
    public let current: Int

    public init(_ names: [Phrase], current: Int) {
        self.names = names
        self.current = current
    }

    public func node(_ language: Language) -> Node {
        nav(
            [.class("fx-steps"), .aria(.label, Phrase(zh: "填写进度", en: "Progress")(language))],
            p([.class("fx-steps__place")], .text(place, language)),
            ol(
                [.class("fx-steps__list")],
                .each(names.enumerated()) { index, name in
                    li(
                        [
                            .classes("fx-steps__item", index + 1 < current ? "fx-steps__item--done" : ""),
                            .when(index + 1 == current, .aria(.current, "step")),
                        ],
                        span([.class("fx-steps__name")], .text(name, language)))
                }))
    }

    private var place: Phrase {
        Phrase(zh: "第\(current)步，共\(names.count)步", en: "Step \(current) of \(names.count)")
    }
}
