import CaseParts
import Commons
import Complaints
import Kernel
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
        case .routed(let routing): StoryParts.sent(to: scene.words.office(routing))
        case .consented(let party, _, _):
            Phrase(zh: "\(party.phrase.zh)\(kind.phrase.zh)", en: "\(party.phrase.en): \(kind.phrase.en.lowercased())")
        case .assigned(let officer):
            Phrase(zh: "指定承办人：\(scene.who(officer).zh)", en: "Assigned to \(scene.who(officer).en)")
        case .noted(let field, _) where field.hasPrefix("decision."):
            Phrase(zh: "不予受理的事实和理由", en: "Facts and reasons of the decision")
        case .terminated(let code, _) where code == scene.withdrawalGround:
            Phrase(zh: "投诉人撤回，终止调解程序", en: "Withdrawn by the complainant; the procedure ends")
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
        case .routed(let routing) where !routing.isOverride: .byRule
        case .received where event.at == scene.view.events.first?.at: .byRule
        case .attached(let file) where file.party != nil: file.party?.phrase ?? scene.who(event.actor)
        default: scene.who(event.actor)
        }
    }

    // MARK: What belongs to an event

    private func body(of kind: ComplaintEvent.Kind) -> Node {
        switch kind {
        case .registered(let facts):
            Parts.quiet(
                Phrase(
                    zh: "来源：\(Channel.phrase(facts.channel).zh)", en: "Channel: \(Channel.phrase(facts.channel).en)"),
                language)
        case .routed(let routing):
            .group([
                Parts.quiet(RoutingReason.phrase(routing), language),
                RoutingReason.account(of: routing, language),
            ])
        case .returned(let field), .noted(let field, _), .answered(let field, _): said(field)
        case .declined(let codes): GroundList(codes, among: scene.view.rules.declineGrounds).node(language)
        case .terminated(let code, let source):
            .group([
                GroundList([code], among: scene.view.rules.terminationGrounds).node(language),
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
        case .hotlineOrderSet(let number, let due): StoryParts.hotlineOrder(number, due, language)
        default: .nothing
        }
    }

    private func said(_ field: String) -> Node {
        .some(scene.text(PersonalField(rawValue: field))) { Parts.story($0, language) }
    }

    // MARK: What is to come

    private var coming: [Timeline.Entry] {
        scene.view.clock.map { clock in
            [
                StoryParts.lastDay(
                    of: clock,
                    beside: scene.complaint.routing.flatMap { scene.words.beside(clock, $0.authority) },
                    address: "/clocks/complaints/\(scene.complaint.id.text)", today: scene.today, language)
            ]
        } ?? []
    }
}
