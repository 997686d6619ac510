public import Access
import Kernel
import Markup
public import Web

/// Everything that is asked about people and rights: signing in, one's own account, all accounts, the audit log.
public struct AccessEndpoints: Sendable {
    public typealias Navigation = @Sendable (_ actor: Actor, _ path: String) -> [PageShell.Link]

    let desk: AccessDesk
    let audit: AuditDesk
    /// The log of the reporters’ store, which is kept apart; nothing where it is not read here.
    let reportAudit: AuditDesk?
    let names: AccessNames
    /// The codes that a demonstration shows on the page; nothing anywhere else.
    let shownCodes: ShownCodes?
    /// Whether cookies are bound to https.
    let isSecure: Bool
    let navigation: Navigation
    /// Where somebody's work begins, for those who did not say where they were going.
    let home: @Sendable (_ roles: Set<Role>) -> String

    public init(
        desk: AccessDesk, audit: AuditDesk, reportAudit: AuditDesk? = nil, names: AccessNames = AccessNames(),
        shownCodes: ShownCodes? = nil, isSecure: Bool = false,
        navigation: @escaping Navigation = AccessEndpoints.ownNavigation,
        home: @escaping @Sendable (_ roles: Set<Role>) -> String = { _ in "/" }
    ) {
        self.desk = desk
        self.audit = audit
        self.reportAudit = reportAudit
        self.names = names
        self.shownCodes = shownCodes
        self.isSecure = isSecure
        self.navigation = navigation
        self.home = home
    }

    public var all: [Endpoint] {
        (signInPages + factorPages + ownPages + accountPages + auditPages + sessionAPI + factorAPI + ownAPI + accountAPI
            + auditAPI)
            .map { $0.sparingSharedPages() }
    }

    /// This room's own pages, those that the actor may open.
    public static let ownNavigation: Navigation = { actor, path in
        let pages: [(Permission, Phrase, String)] = [
            (.accountKeep, Phrase(zh: "账号", en: "Accounts"), "/accounts"),
            (.auditRead, Phrase(zh: "审计日志", en: "Audit log"), "/audit"),
            (.accountOwn, Phrase(zh: "我的账号", en: "My account"), "/account"),
        ]
        return pages.filter { actor.reach($0.0) != nil }
            .map { PageShell.Link($0.1, $0.2, isCurrent: path == $0.2) }
    }
}

extension Gate {
    /// The gate that the access desk keeps.
    public init(_ desk: AccessDesk) {
        self.init(
            session: { token in try await desk.session(token).map(Session.init) },
            bearer: { token in try await desk.bearer(token) })
    }
}

extension Session {
    init(_ active: ActiveSession) {
        self.init(
            id: active.id, actor: active.actor, name: active.name, secret: active.secret, language: active.language)
    }
}

// MARK: - What all these endpoints share

extension AccessEndpoints {
    /// Shows a form again with what was refused; what is no business of the form goes on to the shell.
    func answering(
        _ work: () async throws -> Response, refused: ([Refusal]) async throws -> Response
    ) async throws -> Response {
        do {
            return try await work()
        } catch let refusal as Refusal where refusal.isForForm {
            return try await refused([refusal])
        } catch let refusals as Refusals {
            return try await refused(refusals.all)
        }
    }

    /// The page of a form that was refused.
    static func refusedPage(_ node: Node, _ refusals: [Refusal]) -> Response {
        .page(node, status: refusals.contains { $0.kind == .exhausted } ? 429 : 422)
    }

    /// Where to go after signing in: where one was going, else where one's work begins.
    func place(_ next: String, for actor: Actor) -> String { next == "/" ? home(actor.roles) : next }

    /// Where to go after signing in: a place of this site and nowhere else.
    static func place(_ text: String?) -> String {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\"), text.utf8.count <= 500,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return "/" }
        return text
    }
}

extension Refusal {
    fileprivate var isForForm: Bool {
        switch kind {
        case .invalid, .conflict, .exhausted: true
        case .unauthenticated: code == Refusal.signInRefused.code
        case .forbidden: code == Refusal.accountShut.code || code == Refusal.accessOwnRights.code
        case .malformed, .absent, .oversized: false
        }
    }
}
