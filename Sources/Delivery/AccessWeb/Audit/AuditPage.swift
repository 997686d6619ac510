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
                                zh: "日志链在第\(damage.sequence)条处出错：\(Self.phrase(damage.kind).zh)",
                                en: "The chain fails at entry \(damage.sequence): \(Self.phrase(damage.kind).en)"),
                            language))
                },
                .each(report.eventDamages) { li(.text(Self.phrase($0), language)) }))
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

    static func phrase(_ kind: ChainDamage.Kind) -> Phrase {
        switch kind {
        case .edited: Phrase(zh: "内容被改动", en: "its content was changed")
        case .removed(let count): Phrase(zh: "之前缺少\(count)条", en: "\(count) before it are gone")
        case .inserted: Phrase(zh: "是后来插入的", en: "it was put in")
        case .reordered: Phrase(zh: "顺序被调换", en: "it stands too early")
        case .severed: Phrase(zh: "前一条被重做", en: "the one before it was made anew")
        case .truncated(let count): Phrase(zh: "末尾缺少\(count)条", en: "\(count) at the end are gone")
        case .rewritten: Phrase(zh: "整条链被重做", en: "the chain was made anew")
        }
    }

    static func phrase(_ damage: EventDamage) -> Phrase {
        let place = damage.sequence.map { "\(damage.subject) #\($0)" } ?? damage.subject
        return switch damage.kind {
        case .altered: Phrase(zh: "事件被改动：\(place)", en: "An event was altered: \(place)")
        case .unentered: Phrase(zh: "事件没有登入日志：\(place)", en: "An event was never entered: \(place)")
        case .missing: Phrase(zh: "日志中的事件已不存在：\(place)", en: "An entered event is gone: \(place)")
        }
    }

    private static let nothing = Phrase(zh: "没有符合条件的记录。", en: "No entry matches.")
    private static let columns = [
        Phrase(zh: "序号", en: "No."), Phrase(zh: "时间", en: "Time"), AccessField.action.label,
        AccessField.actor.label, Phrase(zh: "对象", en: "Thing"), Phrase(zh: "详情", en: "Details"),
    ]
}
