import CaseParts
import Complaints
import Kernel
import Markup
import Rulebook
import Web

/// What the law lets an official weigh on the question whether somebody is a consumer (O121 17), with what is known.
///
/// Evidence to read: nothing here can be ticked, and nothing follows from it by itself.
struct ConsumerFactors {
    let scene: CaseScene

    var node: Node {
        let language = scene.language
        let weighed = scene.view.rules.declineGrounds.filter(\.weighsFactors)
        guard !weighed.isEmpty, !scene.view.rules.consumerFactors.isEmpty else { return .nothing }
        return details(
            [.class("fx-factors")],
            summary(.text(Phrase(zh: "判断是否为生活消费时可以考虑的因素", en: "What may be weighed on “consumer or not”"), language)),
            Parts.quiet(
                Phrase(
                    zh: "只是可以考虑的证据，不能由此自动得出结论。", en: "Evidence that may be weighed; nothing follows from it by itself."),
                language),
            ul(
                [.class("fx-case-grounds")],
                .each(scene.view.rules.consumerFactors) { factor in
                    li(
                        .text(factor.text, language),
                        span([.class("fx-quiet")], .text(Parts.joined(factor.basis.map(\.phrase)), language)),
                        .some(known(factor.code)) { span([.class("fx-factors__known")], .text($0, language)) })
                }))
    }

    /// What the file says of a factor.
    private func known(_ code: String) -> Phrase? {
        let view = scene.view
        switch code {
        case "repeatedOrColludingComplaints":
            let own = view.earlierOfComplainant.count
            let same = view.earlierOfComplainant.count { $0.respondentName == view.respondent.name }
            return Phrase(
                zh: "已知：同一电话此前有\(own)件投诉，其中\(same)件针对同一商家。",
                en: "On file: \(own) earlier complaints of this telephone, \(same) of them about this business.")
        case "quantityAgainstHabit":
            return scene.complaint.facts.amount.map {
                Phrase(zh: "已知：消费金额\(Language.zh.money($0))。", en: "On file: \(Language.en.money($0)) were paid.")
            }
        default: return nil
        }
    }
}
