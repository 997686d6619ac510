public import Access
public import Kernel
public import Rulebook
public import Web

/// What the law's pages need of the installation.
public struct LawPorts: Sendable {
    /// Finds the clocks of a case for somebody; refused where they may not see the case.
    public typealias CaseFinder = @Sendable (_ id: String, _ actor: Actor) async throws -> CaseClocks

    let rulebook: Rulebook
    /// The platform's public key.
    let key: JSON
    /// Signs a computation with the platform's key; with the number of the case whose it is.
    let certify: @Sendable (_ clock: Clock, _ number: String?) throws -> JSON
    public var overlays: [Overlay] = []
    /// How an authority is called.
    public var authorityName: @Sendable (String) -> Phrase? = { _ in nil }
    public var complaint: CaseFinder = { _, _ in throw Refusal.pageAbsent }
    public var report: CaseFinder = { _, _ in throw Refusal.pageAbsent }
    /// Sets a paper as PDF; a refusal where none can be set.
    public var typeset: @Sendable (Paper) async throws -> [UInt8] = { _ in throw Refusal.paperUnavailable }

    public init(
        rulebook: Rulebook, key: JSON, certify: @escaping @Sendable (_ clock: Clock, _ number: String?) throws -> JSON
    ) {
        self.rulebook = rulebook
        self.key = key
        self.certify = certify
    }
}

extension Refusal {
    /// No program that sets papers is installed here.
    public static let paperUnavailable = Refusal(
        "web.paperUnavailable", .conflict,
        Phrase(
            zh: "本服务器没有安装排版程序，不能生成PDF。请打开网页版，用浏览器打印。",
            en:
                "No typesetting program is installed on this server, so there is no PDF. Open the page and print it from your browser."
        ))
}
