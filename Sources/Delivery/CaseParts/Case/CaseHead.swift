public import Kernel
public import Markup
public import Rulebook
import Web

/// The head of a case's page: what it is, where it stands, and how near its date is.
public struct CaseHead<State: CaseState> {
    let title: Phrase
    let state: State
    /// How it ended, once it is closed.
    public var ending: Phrase?
    public var clock: Clock?
    /// What belongs to this kind of case alone.
    public var marks: Node = .nothing
    public var isImported = false
    public var isErased = false

    public init(_ title: Phrase, _ state: State) {
        self.title = title
        self.state = state
    }

    public func with(_ change: (inout CaseHead) -> Void) -> CaseHead {
        var head = self
        change(&head)
        return head
    }

    public func node(today: Day, _ language: Language) -> Node {
        div(
            [.class("fx-case-head")],
            h1([.class("fx-title")], .text(title, language)), Parts.state(state, language),
            .some(ending) { span([.class("fx-quiet")], .text($0, language)) },
            .some(clock) { clock in
                a(
                    [.class("fx-case-head__clock"), .href("#clock")],
                    Parts.clock(clock, today: today, language),
                    span([.class("fx-quiet")], .text(clock.period.title, language)))
            },
            marks,
            .when(isImported, Tag.node(.plain, Phrase(zh: "导入的历史记录", en: "Imported history"), language)),
            .when(isErased, Tag.node(.stopped, Phrase(zh: "个人信息已删除", en: "Personal data erased"), language)))
    }

    /// The step could not be taken: said before anything else, with what can be done about it.
    ///
    /// `isOpen` tells whether the step's form still stands on the page, with what was typed; where it does not, `typed`
    /// is shown.
    public static func conflict(
        _ refused: [Refusal], isOpen: Bool, typed: String?, _ language: Language
    ) -> Node {
        .some(refused.first { $0.kind == .conflict }) { refusal in
            Notice.node(
                .caution, refusal.phrase, language, isNews: true,
                .when(
                    refusal.code.hasSuffix(".changedMeanwhile") || !isOpen,
                    p(
                        .text(
                            isOpen
                                ? Phrase(
                                    zh: "下面是最新情况，您填写的内容还在表单里。看过之后可以再次提交。",
                                    en:
                                        "Below is how it stands now; what you typed is still in its form. Read it, then send again if it still fits."
                                )
                                : Phrase(
                                    zh: "下面是最新情况，这一步现在已不能再做。",
                                    en: "Below is how it stands now; this step can no longer be taken."), language))),
                .some(isOpen ? nil : typed) { typed in
                    details(
                        summary(.text(Phrase(zh: "您刚才填写的内容", en: "What you had typed"), language)),
                        Parts.story(typed, language))
                })
        }
    }
}

/// What a page says about personal data that is hidden, shown in full, or gone.
public struct MaskingLine {
    let isMasked: Bool
    /// What the link to the form is called, for somebody who may see it in full.
    let unmasking: Phrase?
    /// That it is shown in full, and that the look is on record.
    let shown: Phrase
    /// The page with it hidden again.
    let address: String

    public init(isMasked: Bool, unmasking: Phrase?, shown: Phrase, address: String) {
        self.isMasked = isMasked
        self.unmasking = unmasking
        self.shown = shown
        self.address = address
    }

    public func node(_ language: Language) -> Node {
        isMasked
            ? .some(unmasking) { p(a([.href("#unmasking")], .text($0, language))) }
            : Notice.node(
                .caution, shown, language, isNews: true,
                p(a([.href(address)], .text(Phrase(zh: "恢复脱敏显示", en: "Hide it again"), language))))
    }

    public static func erased(_ language: Language) -> Node {
        Parts.quiet(
            Phrase(zh: "个人信息已按规定删除，文字内容不再可读。", en: "Personal data was erased; texts cannot be read any more."), language
        )
    }
}
