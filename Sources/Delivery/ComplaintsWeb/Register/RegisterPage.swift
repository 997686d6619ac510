import CaseParts
import Commons
import Complaints
import Kernel
import Markup
import Web

/// One dense page for form 1, in the order in which a caller tells it.
struct RegisterPage {
    let state: FormState
    let fields: RegisterFields
    let words: CaseWords
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
        let form = RegisterForm(state, for: reader, field: fields.field)
        var frame = RegisterForm.frame(ComplaintPages.registerPath)
        frame.hasFiles = files != nil
        return PageShell(.desk, .register, links: links).with { $0.isRefused = state.isRefused }
            .page(
                for: reader, Parts.style(reader),
                Parts.deskHead(
                    .register, language,
                    Parts.quiet(
                        Phrase(
                            zh: "投诉登记表（附件1）。Tab 逐项前进，方向键选择，Enter 提交。",
                            en: "Registration form (form 1). Tab moves on, arrow keys choose, Enter sends."), language)),
                div(
                    [.class("fx-register")],
                    frame
                        .node(
                            state, for: reader, firstButton(language), form.source(pastMeant(reader)),
                            complainant(form, reader), form.business(Phrase(zh: "三、被投诉人", en: "3. Respondent")),
                            matter(form), material(form, reader), consents(form),
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

    /// Enter in any field registers, although another button stands before the last.
    private func firstButton(_ language: Language) -> Node {
        button(
            [.class("fx-hidden"), .type("submit"), .tabindex(-1), .aria(.hidden)],
            .text(Phrase(zh: "登记", en: "Register"), language))
    }

    // MARK: Parts

    private func complainant(_ form: RegisterForm, _ reader: Reader) -> Node {
        let language = reader.language
        return form.part(
            Phrase(zh: "二、投诉人", en: "2. Complainant"),
            div(
                [.class("fx-register__lookup")],
                form.draw(.phone) { $0.inputmode = "tel" },
                button(
                    [
                        .class("fx-button fx-button--secondary"), .type("submit"),
                        .formaction(ComplaintPages.earlierPath), .formnovalidate(),
                        .hx(.post(ComplaintPages.earlierPath)), .hx(.target("#earlier")), .hx(.select("#earlier")),
                        .hx(.swap("outerHTML")),
                    ],
                    .text(Phrase(zh: "查以往投诉", en: "Earlier cases"), language))),
            form.draw(.name), form.draw(.identityKind), form.draw(.identityNumber), form.draw(.address),
            form.draw(.email), form.draw(.agentName), form.draw(.agentPhone), found(reader))
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

    private func matter(_ form: RegisterForm) -> Node {
        form.part(
            Phrase(zh: "四、事实和请求", en: "4. Facts and request"),
            div([.class("fx-register__wide")], form.draw(.narrative) { $0.rows = 5 }),
            div([.class("fx-register__wide")], form.choices(.requests)),
            form.draw(.product), form.draw(.occurredOn), form.draw(.amount), form.draw(.disputeAmount),
            form.draw(.subjectClass), form.draw(.problemClass), form.draw(.requestNote),
            form.draw(.isOnline), form.draw(.isPrepaid))
    }

    /// Asked only where a date of the hotline is over already.
    private func pastMeant(_ reader: Reader) -> Node {
        .when(
            state.refusals.contains { $0.code == RegisterFields.pastCode },
            FieldSet(RegisterFields.isPastMeant).node(state, for: reader))
    }

    /// What the caller brought along or what lay in the letter.
    private func material(_ form: RegisterForm, _ reader: Reader) -> Node {
        .some(files) { field in
            form.part(
                Phrase(zh: "五、材料", en: "5. Files"),
                FieldSet(field.optional).with { $0.isCompact = true }.node(state, for: reader),
                FieldSet(CaseFields.fileAudience.optional).with { $0.isCompact = true }.node(audience, for: reader))
        }
    }

    /// Those of the authority alone, unless something else was chosen.
    private var audience: FormState {
        let name = CaseFields.fileAudience.name
        return state.values[name] == nil
            ? FormState(state.values.setting(name, to: Audience.authority.rawValue)) : state
    }

    private func consents(_ form: RegisterForm) -> Node {
        form.part(
            files == nil
                ? Phrase(zh: "五、投诉人意愿（逐项询问）", en: "5. What the complainant agrees to (ask each)")
                : Phrase(zh: "六、投诉人意愿（逐项询问）", en: "6. What the complainant agrees to (ask each)"),
            form.draw(.consentsToPublication), form.draw(.consentsToEntrustment), form.draw(.sharesContact))
    }
}
