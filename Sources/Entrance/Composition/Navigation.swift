import Access
import AccessWeb
import ComplaintsWeb
import Kernel
import MerchantsWeb
import ReportsWeb
import Web

/// The way around each face, the same on the pages of every room.
enum Navigation {
    private static let desk: [(Phrase, String, Permission)] =
        [
            (Phrase(zh: "收件箱", en: "Inbox"), "/desk", .complaintReadList),
            (Phrase(zh: "登记投诉", en: "Register a complaint"), "/desk/register", .complaintRegister),
            (Phrase(zh: "商家", en: "Merchants"), "/desk/merchants", .merchantKeep),
            (Phrase(zh: "认领申请", en: "Claims"), "/desk/merchants/claims", .merchantClaimDecide),
            (Phrase(zh: "概览", en: "Overview"), "/desk/overview", .overviewRead),
        ] + ReportEndpoints.places

    private static let counter: [(Phrase, String, Permission)] = [
        (Phrase(zh: "投诉", en: "Complaints"), "/counter/complaints", .complaintReadList),
        (Phrase(zh: "我的店铺", en: "My shops"), "/counter", .merchantWorkspace),
        (Phrase(zh: "认领店铺", en: "Claim a shop"), "/counter/claim", .merchantClaim),
    ]

    static let complaints = ComplaintNavigation(
        desk: { links(desk, $0, for: $1) }, counter: { links(counter, $0, for: $1) })

    static func reports(_ current: String, _ actor: Actor) -> [PageShell.Link] { links(desk, current, for: actor) }

    // These pages are an officer's and a merchant's own, whose links they all are.
    static let merchants = MerchantNavigation(
        desk: { links(desk, $0, for: Actor(id: "navigation", roles: [.officer])) },
        counter: { links(counter, $0, for: Actor(id: "navigation", roles: [.merchantStaff])) })

    /// The way to one's work, from one's own account's pages.
    static let access: AccessEndpoints.Navigation = { actor, path in
        let work: [PageShell.Link] =
            switch actor.roles.first?.side {
            case .authority: links(desk, path, for: actor)
            case .counter: links(counter, path, for: actor)
            default: []
            }
        return work + AccessEndpoints.ownNavigation(actor, path)
    }

    /// Where the work of a role begins.
    static func home(of roles: Set<Role>) -> String {
        guard let role = roles.min(by: { $0.rawValue < $1.rawValue }) else { return "/" }
        return switch role.side {
        case .publicSide: "/my"
        case .counter: "/counter/complaints"
        case .authority:
            !roles.isDisjoint(with: [.officer, .mediator, .director])
                ? "/desk"
                : roles.contains(.reportOfficer)
                    ? "/desk/reports" : roles.contains(.analyst) ? "/desk/overview" : "/account"
        case .audit: "/audit"
        case .security: "/accounts"
        case .system: "/account"
        }
    }

    private static func links(
        _ places: [(Phrase, String, Permission)], _ current: String, for actor: Actor
    ) -> [PageShell.Link] {
        places.filter { actor.reach($0.2) != nil }.map { PageShell.Link($0.0, $0.1, isCurrent: $0.1 == current) }
    }
}
