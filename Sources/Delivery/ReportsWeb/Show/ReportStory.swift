import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Privacy
import Reports
import Rulebook
import Web

/// The story of a report: every event with who took it, then what is still to come.
struct ReportStory {
    let scene: ReportScene

    private var language: Language { scene.language }

    var node: Node { Timeline(scene.view.events.map(entry) + coming).node(language) }

    private func entry(_ event: ReportEvent) -> Timeline.Entry {
        Timeline.Entry(.moment(event.at), what(event.kind), by: who(event))
            .with { entry in
                entry.body = body(of: event.kind)
                if case .noted = event.kind { entry.isPrivate = true }
                if case .returned = event.kind { entry.isPrivate = true }
                if case .attached(let file) = event.kind, !file.isReporters { entry.isPrivate = true }
            }
    }

    private func what(_ kind: ReportEvent.Kind) -> Phrase {
        switch kind {
        case .routed(let routing):
            return StoryParts.sent(to: scene.words.office(routing))
        case .assigned(let unit, let officer):
            let names = [unit.map(scene.words.authority), officer.map(scene.who)].compactMap { $0 }
            let joined = Parts.joined(names)
            return Phrase(zh: "指定承办：\(joined.zh)", en: "Assigned to \(joined.en)")
        case .testingBegan(let day):
            return Phrase(
                zh: "\(Language.zh.date(day))开始检测鉴定，期限中止",
                en: "Testing began on \(Language.en.date(day)); the period stands still")
        case .testingEnded(let day):
            return Phrase(
                zh: "\(Language.zh.date(day))检测鉴定结束", en: "Testing ended on \(Language.en.date(day))")
        default: return kind.phrase
        }
    }

    private func who(_ event: ReportEvent) -> Phrase {
        let isByRule: Bool =
            switch event.kind {
            case .routed(let routing): !routing.isOverride
            case .verificationBegan: event.at == scene.view.events.first?.at
            default: false
            }
        return isByRule ? .byRule : scene.who(event.actor)
    }

    private func body(of kind: ReportEvent.Kind) -> Node {
        switch kind {
        case .routed(let routing):
            .group([
                Parts.quiet(RoutingReason.phrase(routing), language), RoutingReason.account(of: routing, language),
            ])
        case .notFiled(let codes, let reason, let approver):
            .group([
                GroundList(codes, among: scene.view.rules.notFilingGrounds).node(language), said(reason),
                approved(approver),
            ])
        case .extended(let reason, let approver): .group([said(reason), approved(approver)])
        case .filed(let approver, let number):
            .group([
                .some(number) { p(.text(Phrase(zh: "立案编号：", en: "Case number: "), language), .text($0)) },
                approved(approver),
            ])
        case .replied(let field, let way): .group([Parts.quiet(way.phrase, language), said(field)])
        case .duplicateFound(let earlier):
            Parts.quiet(Phrase(zh: "先前的举报：\(earlier)", en: "The earlier report: \(earlier)"), language)
        case .attached(let file): scene.files.face(file, language)
        case .hotlineOrderSet(let number, let due): StoryParts.hotlineOrder(number, due, language)
        default: .each(kind.textFields, said)
        }
    }

    private func said(_ field: String) -> Node {
        .some(scene.text(PersonalField(rawValue: field))) { Parts.story($0, language) }
    }

    private func approved(_ field: String) -> Node {
        .some(scene.text(PersonalField(rawValue: field))) { name in
            Parts.quiet(Phrase(zh: "批准：\(name)", en: "Approved by \(name)"), language)
        }
    }

    private var coming: [Timeline.Entry] {
        guard let clock = scene.view.clock, !scene.report.isBeingTested else { return [] }
        return [
            StoryParts.lastDay(
                of: clock, beside: scene.report.routing.flatMap { scene.words.beside(clock, $0.authority) },
                address: "/clocks/reports/\(scene.report.id.text)", today: scene.today, language)
        ]
    }
}
