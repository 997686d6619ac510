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

    private var language: Language { reader.language }

    func node(_ entries: [Entry], next: Int64?, report: AuditReport? = nil) -> Node {
        PageShell(.desk, Self.title, links: links)
            .page(
                for: reader,
                h1([.class("fx-title")], .text(Self.title, language)),
                .some(report, result),
                form(
                    [.method("post"), .action("/audit/verifications")], FormFrame.token(reader),
                    Button.submit(Phrase(zh: "校验完整性", en: "Verify"), language)),
                filters,
                .when(entries.isEmpty, p([.class("fx-empty")], .text(Self.nothing, language))),
                .when(!entries.isEmpty, table(of: entries)),
                .some(next) { sequence in
                    p(
                        [.class("fx-pages")],
                        a(
                            [.href(reader.link(setting: "before", to: String(sequence)))],
                            .text(Phrase(zh: "更早的记录", en: "Earlier entries"), language)))
                })
    }

    private var filters: Node {
        let state = FormState(reader.query)
        return form(
            [.class("fx-filters"), .method("get"), .action("/audit")],
            .each(AuditForm.filterFields) {
                FieldSet($0).with { $0.width = .short }.node(state, for: reader)
            },
            Button.submit(Phrase(zh: "筛选", en: "Filter"), language, weight: .secondary))
    }

    private func result(_ report: AuditReport) -> Node {
        let count = language.number(Int(report.chain.count))
        let events = language.number(Int(report.eventCount))
        guard !report.isWhole else {
            return Notice.node(
                .done,
                Phrase(
                    zh: "校验通过：\(count)条日志首尾相连，\(events)个办案事件与日志一致。",
                    en: "Whole: \(count) entries are chained, and \(events) case events agree with them."),
                language, isNews: true)
        }
        return Notice.node(
            .danger,
            Phrase(zh: "校验未通过，请立即保全现场并报告。", en: "Damaged. Secure the system and report it at once."), language,
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

    private func table(of entries: [Entry]) -> Node {
        div(
            [.class("fx-table-frame"), .role("region"), .tabindex(0), .aria(.label, Self.title(language))],
            Markup.table(
                [.class("fx-table fx-table--dense")],
                caption([.class("fx-hidden")], .text(Self.title, language)),
                thead(tr(.each(Self.columns) { th([.scope("col")], .text($0, language)) })),
                tbody(.each(entries, row))))
    }

    private func row(_ entry: Entry) -> Node {
        tr(
            th([.scope("row")], .text(String(entry.sequence))),
            td(.text(language.dateAndTime(entry.at))),
            td(code(.text(entry.action.text))),
            td(code(.text(entry.actor))),
            td(code(.text("\(entry.subject.kind) \(entry.subject.id)"))),
            td(code(.text(entry.details == .object([:]) ? "" : entry.details.text))))
    }

    private static let nothing = Phrase(zh: "没有符合条件的记录。", en: "No entry matches.")
    private static let columns = [
        Phrase(zh: "序号", en: "No."), Phrase(zh: "时间", en: "Time"), AccessField.action.label,
        AccessField.actor.label, Phrase(zh: "对象", en: "Thing"), Phrase(zh: "详情", en: "Details"),
    ]
}
