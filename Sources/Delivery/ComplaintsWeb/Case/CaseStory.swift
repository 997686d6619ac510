import Commons
public import Complaints
public import Kernel
import Markup
import Privacy
import Rulebook
import Web

/// The story of a case for the authority: every event with who took it, then what is still to come.
struct CaseStory {
    let scene: CaseScene

    private var language: Language { scene.language }

    var node: Node { Timeline(scene.view.events.map(entry) + coming).node(language) }

    private func entry(_ event: ComplaintEvent) -> Timeline.Entry {
        Timeline.Entry(.moment(event.at), what(event.kind), by: who(event))
            .with { entry in
                entry.body = body(of: event.kind)
                if case .noted(_, .authority) = event.kind { entry.isPrivate = true }
                if case .returned = event.kind { entry.isPrivate = true }
            }
    }

    private func what(_ kind: ComplaintEvent.Kind) -> Phrase {
        switch kind {
        case .routed(let routing): Phrase(zh: "分送至\(office(routing).zh)", en: "Sent to \(office(routing).en)")
        case .consented(let party, _, _):
            Phrase(zh: "\(party.phrase.zh)\(kind.phrase.zh)", en: "\(party.phrase.en): \(kind.phrase.en.lowercased())")
        case .assigned(let officer):
            Phrase(zh: "指定承办人：\(scene.who(officer).zh)", en: "Assigned to \(scene.who(officer).en)")
        case .noted(let field, _) where field.hasPrefix("decision."):
            Phrase(zh: "不予受理的事实和理由", en: "Facts and reasons of the decision")
        default: kind.phrase
        }
    }

    private func who(_ event: ComplaintEvent) -> Phrase {
        switch event.kind {
        case .answered(_, .ownEntry): Phrase(zh: "经营者", en: "the merchant")
        case .consented(let party, _, .ownEntry): party.phrase
        case .answered(_, let source), .consented(_, _, let source):
            Phrase(
                zh: "\(scene.who(event.actor).zh)代录（\(source.phrase.zh)）",
                en: "entered by \(scene.who(event.actor).en) (\(source.phrase.en.lowercased()))")
        case .routed(let routing) where !routing.isOverride: Self.byRule
        case .received where event.at == scene.view.events.first?.at: Self.byRule
        case .attached(let file) where file.party != nil: file.party?.phrase ?? scene.who(event.actor)
        default: scene.who(event.actor)
        }
    }

    private static let byRule = Phrase(zh: "系统按规则", en: "by rule")

    private func office(_ routing: Routing) -> Phrase {
        let names = [routing.authority, routing.unit].compactMap { $0 }.map(scene.authority)
        return Phrase(zh: names.map(\.zh).joined(separator: " · "), en: names.map(\.en).joined(separator: " · "))
    }

    // MARK: What belongs to an event

    private func body(of kind: ComplaintEvent.Kind) -> Node {
        switch kind {
        case .registered(let facts):
            Parts.quiet(
                Phrase(
                    zh: "来源：\(Channel.phrase(facts.channel).zh)", en: "Channel: \(Channel.phrase(facts.channel).en)"),
                language)
        case .routed(let routing): Parts.quiet(RoutingReason.phrase(routing), language)
        case .returned(let field), .noted(let field, _), .answered(let field, _): said(field)
        case .declined(let codes): grounds(codes, scene.view.rules.declineGrounds)
        case .terminated(let code, let source):
            .group([
                grounds([code], scene.view.rules.terminationGrounds),
                .some(source) { Parts.quiet($0.phrase, language) },
            ])
        case .withdrawn(let source): .when(source != .ownEntry, Parts.quiet(source.phrase, language))
        case .agreed(let field, let recovered):
            .group([
                said(field),
                p(
                    .text(Phrase(zh: "为消费者挽回：", en: "Recovered for the consumer: "), language),
                    strong([.class("fx-number")], .text(language.money(recovered)))),
            ])
        case .attached(let file): ul([.class("fx-case-files")], CaseMaterial.item(file, scene))
        case .hotlineOrderSet(let number, let due):
            Parts.quiet(
                Phrase(
                    zh: "工单\(number)\(due.map { "，要求\(Language.zh.date($0))前办理（非法定期限）" } ?? "")",
                    en: "Order \(number)\(due.map { ", due \(Language.en.date($0)) (not a statutory date)" } ?? "")"),
                language)
        default: .nothing
        }
    }

    private func said(_ field: String) -> Node {
        .some(scene.text(PersonalField(rawValue: field))) { Parts.story($0, language) }
    }

    private func grounds(_ codes: [String], _ known: [Ground]) -> Node {
        ul(
            [.class("fx-case-grounds")],
            .each(codes) { code in
                guard let ground = known.first(where: { $0.code == code }) else { return li(.text(code)) }
                return li(
                    .text(ground.text, language),
                    span([.class("fx-quiet")], .text(Parts.joined(ground.basis.map(\.phrase)), language)))
            })
    }

    // MARK: What is to come

    private var coming: [Timeline.Entry] {
        var entries: [Timeline.Entry] = []
        if let clock = scene.view.clock {
            let date = Phrase.dateWithWeekday(clock.due)
            entries.append(
                Timeline.Entry(
                    date, Phrase(zh: "\(clock.period.title.zh)届满", en: "\(clock.period.title.en): last day")
                )
                .with { entry in
                    entry.isComing = clock.due >= scene.today
                    entry.body = ClockCertificate(clock: clock, today: scene.today, language: language).node
                })
        }
        return entries
    }
}

/// Why a case went where it went, for people.
public enum RoutingReason {
    public static func phrase(_ routing: Routing) -> Phrase {
        guard !routing.isOverride else {
            return Phrase(zh: "由工作人员指定", en: "Chosen by an official")
        }
        return Parts.joined(routing.reasons.map(word))
    }

    private static func word(_ code: String) -> Phrase {
        switch code {
        case "registeredPremises": Phrase(zh: "按登记的经营场所", en: "By the shop’s registered premises")
        case "address": Phrase(zh: "按实际经营地址", en: "By the actual place of business")
        case "recipient": Phrase(zh: "举报人选择的部门", en: "The authority that the reporter turned to")
        case "imported": Phrase(zh: "按导入的记录", en: "As imported")
        default: Placement.Basis(rawValue: code)?.phrase ?? .verbatim(code)
        }
    }
}
