import Access
import Kernel
import Ledger
import Markup
import Seals
import Web

/// The audit log: who did what to which thing when, and whether the record of it is whole.
struct AuditPage {
    static let title = Phrase(zh: "审计日志", en: "Audit log")

    let links: [PageShell.Link]
    let reader: Reader
    /// Whether the log of reports can be read here too.
    let hasReports: Bool
    let reports: [AuditReport]
    var entries: [Entry] = []
    var next: Int64?
    /// The names of those who acted, and of accounts that were acted on, by account.
    var actors: [String: AuditedActor] = [:]
    /// The numbers and names of what was acted on.
    var subjects: [EntrySubject: String] = [:]
    var refused: [Refusal] = []
    var names = AccessNames()

    private var language: Language { reader.language }

    /// The accounts that an entry names.
    static func people(of entry: Entry) -> [String] {
        entry.subject.kind == "account" ? [entry.actor, entry.subject.id] : [entry.actor]
    }

    var node: Node {
        PageShell(.desk, Self.title, links: links).with { $0.isRefused = !refused.isEmpty }
            .page(
                for: reader,
                h1([.class("fx-title")], .text(Self.title, language)),
                .each(reports, result),
                ErrorSummary.node(refused, language),
                form(
                    [.method("post"), .action("/audit/verifications"), .class("fx-audit__verify")],
                    FormFrame.token(reader),
                    Button.submit(Phrase(zh: "校验完整性", en: "Verify"), language)),
                filters,
                .when(entries.isEmpty && refused.isEmpty, p([.class("fx-empty")], .text(Self.nothing, language))),
                .when(!entries.isEmpty, table),
                .some(next) { sequence in
                    p(
                        [.class("fx-pages")],
                        a(
                            [.href(reader.link(setting: "before", to: String(sequence)))],
                            .text(Phrase(zh: "更早的记录", en: "Earlier entries"), language)))
                })
    }

    private var filters: Node {
        let state = FormState(Submission(pairs: reader.query), refused: refused)
        return form(
            [.class("fx-filters fx-filters--form"), .method("get"), .action("/audit")],
            .each(AuditWish.fields(withReports: hasReports)) { field in
                FieldSet(field)
                    .with {
                        $0.isCompact = true
                        $0.isFilter = true
                        $0.width = .half
                    }
                    .node(state, for: reader)
            },
            Button.submit(Phrase(zh: "筛选", en: "Filter"), language, weight: .secondary),
            .when(
                !reader.query.all.isEmpty,
                a([.href("/audit")], .text(Phrase(zh: "全部清除", en: "Clear all"), language))))
    }

    private func result(_ report: AuditReport) -> Node {
        let count = language.number(Int(report.chain.count))
        let events = language.number(Int(report.eventCount))
        let chain = report.chain.chain == "main" ? Phrase(zh: "", en: "") : Phrase(zh: "举报日志", en: "Log of reports: ")
        guard !report.isWhole else {
            return Notice.node(
                .done,
                Phrase(
                    zh: "\(chain.zh)校验通过：\(count)条日志首尾相连，\(events)个办案事件与日志一致。",
                    en: "\(chain.en)Whole: \(count) entries are chained, and \(events) case events agree with them."),
                language, isNews: true)
        }
        return Notice.node(
            .danger,
            Phrase(
                zh: "\(chain.zh)校验未通过，请立即保全现场并报告。",
                en: "\(chain.en)Damaged. Secure the system and report it at once."), language,
            isNews: true,
            ul(
                .some(report.chain.damage) { damage in
                    li(
                        .text(
                            Phrase(
                                zh: "日志链在第\(damage.sequence)条处出错：\(damage.kind.phrase.zh)",
                                en: "The chain fails at entry \(damage.sequence): \(damage.kind.phrase.en)"),
                            language))
                },
                .each(report.eventDamages) { li(.text($0.phrase, language)) }))
    }

    private var table: Node {
        Table(
            Phrase(
                zh: "审计日志，新的在前；点操作、操作人或对象，只看与它有关的。",
                en: "Audit log, the newest first; follow a deed, a person or a thing to see only what concerns it."),
            [
                .init("sequence", Phrase(zh: "序号", en: "No.")), .init("at", Phrase(zh: "时间", en: "Time")),
                .init("action", AccessField.action.label), .init("actor", Phrase(zh: "操作人", en: "Done by")),
                .init("subject", Phrase(zh: "对象", en: "Thing")), .init("details", Phrase(zh: "详情", en: "Details")),
            ]
        )
        .with {
            $0.isDense = true
            $0.isCards = true
        }
        .node(entries.map(row), for: reader)
    }

    private func row(_ entry: Entry) -> Table.Row {
        let details = AuditWords.details(entry.details) { names.authority($0) }
        return Table.Row(
            span([.class("fx-number")], .text(String(entry.sequence))), .text(language.dateAndTime(entry.at)),
            a([.href(only([("action", entry.action.text)]))], .text(AuditWords.deed(entry.action), language)),
            a([.href(only([("actor", actors[entry.actor]?.login ?? entry.actor)]))], person(entry.actor)),
            a(
                [
                    .href(
                        only([("kind", entry.subject.kind), ("subject", subjects[entry.subject] ?? entry.subject.id)]))
                ], thing(entry.subject)),
            details.isEmpty
                ? span([.class("fx-none")], "—")
                : .text(
                    Phrase(
                        zh: details.map(\.zh).joined(separator: "；"), en: details.map(\.en).joined(separator: "; ")),
                    language))
    }

    /// The same list narrowed further.
    private func only(_ values: [(String, String)]) -> String {
        var query = reader.query.setting("before", to: nil)
        for (name, value) in values { query = query.setting(name, to: value) }
        return "/audit?\(query.text)"
    }

    /// A name, with what tells two of the same name apart.
    private func person(_ id: String) -> Node {
        if let machine = AuditWords.machines[id] { return .text(machine, language) }
        guard let actor = actors[id] else {
            return .text(
                Phrase(zh: "账号（尾号\(id.suffix(6))）", en: "account ending in \(id.suffix(6))"), language)
        }
        let role = actor.login ?? actor.side.phrase(language)
        return .group([.text(actor.name), " ", span([.class("fx-quiet")], .text(role))])
    }

    private func thing(_ subject: EntrySubject) -> Node {
        let kind = AuditWords.kind(subject.kind)
        if subject.kind == "account" { return person(subject.id) }
        if let name = subjects[subject] { return .group([.text(kind, language), " ", .text(name)]) }
        let marks = ["login", "contact", "import", "chain"]
        guard !marks.contains(subject.kind) else { return .text(kind, language) }
        return .text(
            Phrase(zh: "\(kind.zh)（尾号\(subject.id.suffix(6))）", en: "\(kind.en) ending in \(subject.id.suffix(6))"),
            language)
    }

    private static let nothing = Phrase(zh: "没有符合条件的记录。", en: "No entry matches.")
}
