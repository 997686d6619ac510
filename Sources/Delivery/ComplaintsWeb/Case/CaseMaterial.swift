import CaseParts
import Complaints
import Kernel
import Markup
import Media
import Privacy
import Web

/// The files of a case, each with whose it is and who sees it.
struct CaseMaterial {
    let scene: CaseScene

    var node: Node {
        let language = scene.language
        return Panel.node(
            Phrase(zh: "材料", en: "Files"), language, id: "files",
            scene.view.attachments.isEmpty
                ? Parts.quiet(Phrase(zh: "没有材料。", en: "No files."), language)
                : ul([.class("fx-case-files")], .each(scene.view.attachments) { Self.item($0, scene) }))
    }

    /// A file by its name, kind and size.
    static func item(_ file: Attachment, _ scene: CaseScene) -> Node {
        let language = scene.language
        let name = scene.text(PersonalField(rawValue: file.nameField)) ?? String(file.digest.prefix(12))
        let address = scene.words.fileAddress(scene.complaint.id.text, file.digest)
        let kind = MediaKind(mediaType: file.mediaType)
        let word = kind?.phrase ?? Phrase(zh: "文件", en: "File")
        return li(
            address.map { a([.href($0)], .text(name)) } ?? span(.text(name)),
            span([.class("fx-quiet")], .text(file.party?.phrase ?? Phrase(zh: "监管部门", en: "The authority"), language)),
            span([.class("fx-quiet fx-number")], .text("\(word(language)) · \(amount(file.size, language))")),
            Tag.node(file.audience == .authority ? .plain : .waiting, file.audience.phrase, language),
            .when(
                kind?.isShownInPages ?? false,
                .some(address) { address in
                    // Nothing is loaded before it is asked for.
                    details(
                        [.class("fx-case-files__view")],
                        summary(.text(Phrase(zh: "预览", en: "Preview"), language)),
                        img([.src(address), .alt(name), .loading("lazy")]))
                }))
    }

    private static func amount(_ bytes: Int, _ language: Language) -> String {
        guard bytes >= 1_000_000 else { return "\(language.number(max(1, bytes / 1000))) KB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}

/// What else is known of the phone and of the business: evidence to read, never a verdict.
struct EarlierCases {
    let scene: CaseScene

    var node: Node {
        let language = scene.language
        let (own, firm) = (scene.view.earlierOfComplainant, scene.view.earlierOfRespondent)
        return Panel.node(
            Phrase(zh: "以往投诉", en: "Earlier complaints"), language, id: "earlier",
            EarlierTable(rows: own, title: Phrase(zh: "同一电话", en: "The same telephone"), words: scene.words)
                .node(for: scene.reader),
            EarlierTable(
                rows: firm, title: Phrase(zh: "同一商家", en: "The same business"), words: scene.words,
                isOneFirm: true
            )
            .node(for: scene.reader))
    }
}

/// Earlier cases as a short table, the newest first.
struct EarlierTable {
    let rows: [ComplaintRow]
    let title: Phrase
    let words: CaseWords
    /// Whether the reader may open the cases: one who registers may not have them.
    var isLinked = true
    /// Whether all are about one business, so that who complained tells more.
    var isOneFirm = false

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return Parts.earlier(
            title,
            [
                .init("number", .number), .init("day", Phrase(zh: "登记", en: "Registered")),
                .init("party", isOneFirm ? .complainant : .respondent),
                .init("problem", Phrase(zh: "问题", en: "Problem")),
                .init("amount", .amount, isNumber: true), .init("state", .state),
            ],
            rows.map { row($0, language) }, for: reader)
    }

    private func row(_ row: ComplaintRow, _ language: Language) -> Table.Row {
        let number = span([.class("fx-number")], .text(row.number))
        return Table.Row(
            isLinked ? a([.href(CasePath.show.link(row.id.text))], number) : number,
            span([.class("fx-number")], .text(.shortDate(Day(at: row.registeredAt)), language)),
            isOneFirm
                ? row.maskedName.map { Parts.chinese($0, language) } ?? Parts.nothing
                : Parts.chinese(row.respondentName, language),
            row.problemClass.map { .text(words.named($0), language) } ?? Parts.nothing,
            row.amount.map { .text(language.money($0)) } ?? Parts.nothing,
            row.state == .closed && row.outcome != nil
                ? .text(row.outcome?.phrase ?? row.state.phrase, language) : Parts.state(row.state, language))
    }
}
