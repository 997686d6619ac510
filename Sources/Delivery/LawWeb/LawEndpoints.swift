public import Kernel
public import Rulebook
public import Web

/// The law as anybody may read it, and the calculator of legal days.
public struct LawEndpoints: Sendable {
    let rulebook: Rulebook
    let overlays: [Overlay]
    /// How an authority is called.
    let authorityName: @Sendable (String) -> Phrase?
    /// Signs a computation with the platform's key; with the number of the case whose it is.
    let certify: @Sendable (_ clock: Clock, _ number: String?) throws -> JSON
    let caseClock: CaseClock.Finder
    /// The platform's public key.
    let key: JSON

    /// The endpoints over a rulebook.
    ///
    /// `certify` signs what a clock comes to; `key` is what such a certificate can be held against.
    public init(
        rulebook: Rulebook, overlays: [Overlay] = [],
        authorityName: @escaping @Sendable (String) -> Phrase? = { _ in nil }, key: JSON,
        caseClock: @escaping CaseClock.Finder,
        certify: @escaping @Sendable (_ clock: Clock, _ number: String?) throws -> JSON
    ) {
        self.rulebook = rulebook
        self.overlays = overlays
        self.authorityName = authorityName
        self.key = key
        self.caseClock = caseClock
        self.certify = certify
    }

    public var all: [Endpoint] { deadlinePages + deadlineAPI + caseCertificates + rulePages }

    static let deadlinePath: Path = "/deadline"
    static let rulesPath: Path = "/rules"
    static let ruleSetPath: Path = "/rules/{id}"
    static let changesPath: Path = "/rules/{id}/changes/{other}"
    static let overlayPath: Path = "/rules/{id}/working/{authority}"
}
