import Commons
import Complaints
import Kernel
import Markup
import Web

/// One dense page for form 1, in the order in which a caller tells it.
struct RegisterPage {
    let state: FormState
    let fields: RegisterFields
    let words: ComplaintWords
    /// The choice of files, where some can be kept.
    let files: Field?
    /// What was found of the phone; nothing where nobody looked.
    let earlier: [ComplaintRow]?
    let isReader: Bool

    /// The fields in the order of the page.
    static let order: [FilingField] = [
        .channel, .hotlineNumber, .hotlineDueOn, .phone, .name, .identityKind, .identityNumber, .address, .email,
        .agentName, .agentPhone, .premises, .respondentName, .respondentAddress, .respondentPhone,
        .respondentCreditCode, .platform, .narrative, .product, .occurredOn, .amount, .disputeAmount, .subjectClass,
        .problemClass, .isOnline, .isPrepaid, .requests, .requestNote, .consentsToPublication,
        .consentsToEntrustment, .sharesContact,
    ]

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .register, links: links).with { $0.isRefused = state.isRefused }
            .page(
                for: reader, Parts.style(reader),
                div(
                    [.class("fx-desk-head")], h1([.class("fx-title")], .text(.register, language)),
                    Parts.quiet(
                        Phrase(
                            zh: "投诉登记表（附件1）。Tab 逐项前进，方向键选择，Enter 提交。",
                            en: "Registration form (form 1). Tab moves on, arrow keys choose, Enter sends."), language)),
                div(
                    [.class("fx-register")],
                    frame
                        .node(
                            state, for: reader, firstButton(language), channel(reader), complainant(reader),
                            respondent(reader), matter(reader), material(reader), consents(reader),
                            Button.row(
                                Button.submit(Phrase(zh: "登记", en: "Register"), language),
                                span(
                                    [.class("fx-quiet")],
                                    .text(
                                        Phrase(
                                            zh: "登记后显示编号和查询码，读给投诉人。",
                                            en: "Number and query code come next, to be read to the complainant."),
                                        language))))))
    }

    /// Warns before unsent input is left; nothing of it is kept in the browser, since it is somebody else's data.
    private var frame: FormFrame {
        var frame = FormFrame(ComplaintPages.registerPath)
        frame.isGuarded = true
        frame.hasFiles = files != nil
        return frame
    }

    /// Enter in any field registers, although another button stands before the last.
    private func firstButton(_ language: Language) -> Node {
        button(
            [.class("fx-hidden"), .type("submit"), .tabindex(-1), .aria(.hidden)],
            .text(Phrase(zh: "登记", en: "Register"), language))
    }

    // MARK: Parts

    private func part(_ title: Phrase, _ reader: Reader, _ content: Node...) -> Node {
        fieldset(
            [.class("fx-register__part")],
            legend([.class("fx-register__title")], .text(title, reader.language)),
            div([.class("fx-register__grid")], .group(content)))
    }

    private func draw(
        _ name: FilingField, _ reader: Reader, _ change: (inout FieldSet) -> Void = { _ in }
    ) -> Node {
        var set = FieldSet(fields.field(name))
        set.isCompact = true
        set.autocomplete = "off"
        change(&set)
        return set.node(state, for: reader)
    }

    private func channel(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "一、来源", en: "1. How it came"), reader,
            choices(.channel, reader, isFirst: true),
            draw(.hotlineNumber, reader) { $0.width = .half }, draw(.hotlineDueOn, reader) { $0.width = .short },
            .when(
                state.refusals.contains { $0.code == Refusal.registerHotlinePast(Day(number: 0)).code },
                FieldSet(RegisterFields.isPastMeant).node(state, for: reader)))
    }

    private func complainant(_ reader: Reader) -> Node {
        let language = reader.language
        return part(
            Phrase(zh: "二、投诉人", en: "2. Complainant"), reader,
            div(
                [.class("fx-register__lookup")],
                draw(.phone, reader) { $0.inputmode = "tel" },
                button(
                    [
                        .class("fx-button fx-button--secondary"), .type("submit"),
                        .formaction(ComplaintPages.earlierPath), .formnovalidate(),
                        .hx(.post(ComplaintPages.earlierPath)), .hx(.target("#earlier")), .hx(.select("#earlier")),
                        .hx(.swap("outerHTML")),
                    ],
                    .text(Phrase(zh: "查以往投诉", en: "Earlier cases"), language))),
            draw(.name, reader), draw(.identityKind, reader), draw(.identityNumber, reader), draw(.address, reader),
            draw(.email, reader), draw(.agentName, reader), draw(.agentPhone, reader), found(reader))
    }

    /// What was found of the phone; a live region, so that it is heard when it arrives.
    private func found(_ reader: Reader) -> Node {
        let language = reader.language
        return div(
            [.class("fx-register__found"), .id("earlier"), .aria(.live, "polite")],
            .some(earlier) { rows in
                EarlierTable(
                    rows: rows, title: Phrase(zh: "同一电话的以往投诉", en: "Earlier complaints of this telephone"),
                    words: words,
                    isLinked: isReader
                )
                .node(for: reader)
            },
            .when(
                earlier != nil,
                Parts.quiet(Phrase(zh: "本次查询已记入日志。", en: "This look-up is on the record."), language)))
    }

    private func respondent(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "三、被投诉人", en: "3. Respondent"), reader, draw(.respondentName, reader),
            draw(.respondentAddress, reader), draw(.respondentPhone, reader), draw(.premises, reader),
            draw(.respondentCreditCode, reader), draw(.platform, reader))
    }

    private func matter(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "四、事实和请求", en: "4. Facts and request"), reader,
            div([.class("fx-register__wide")], draw(.narrative, reader) { $0.rows = 5 }),
            div([.class("fx-register__wide")], choices(.requests, reader)),
            draw(.product, reader), draw(.occurredOn, reader), draw(.amount, reader), draw(.disputeAmount, reader),
            draw(.subjectClass, reader), draw(.problemClass, reader), draw(.requestNote, reader),
            draw(.isOnline, reader), draw(.isPrepaid, reader))
    }

    /// What the caller brought along or what lay in the letter.
    private func material(_ reader: Reader) -> Node {
        .some(files) { field in
            part(
                Phrase(zh: "五、材料", en: "5. Files"), reader,
                FieldSet(field.optional).with { $0.isCompact = true }.node(state, for: reader),
                FieldSet(CaseFields.fileAudience.optional).with { $0.isCompact = true }
                    .node(audience, for: reader))
        }
    }

    /// Those of the authority alone, unless something else was chosen.
    private var audience: FormState {
        let name = CaseFields.fileAudience.name
        return state.values[name] == nil
            ? FormState(state.values.setting(name, to: Audience.authority.rawValue)) : state
    }

    private func consents(_ reader: Reader) -> Node {
        part(
            files == nil
                ? Phrase(zh: "五、投诉人意愿（逐项询问）", en: "5. What the complainant agrees to (ask each)")
                : Phrase(zh: "六、投诉人意愿（逐项询问）", en: "6. What the complainant agrees to (ask each)"), reader,
            draw(.consentsToPublication, reader), draw(.consentsToEntrustment, reader), draw(.sharesContact, reader))
    }

    private func choices(_ name: FilingField, _ reader: Reader, isFirst: Bool = false) -> Node {
        Segments(fields.field(name), isFirst: isFirst).node(state, for: reader)
    }
}
