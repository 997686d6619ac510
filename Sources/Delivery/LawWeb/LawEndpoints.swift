public import Kernel
import Rulebook
public import Web

/// The law as anybody may read it, the calculator of legal days, and the certificates of every case's clocks.
public struct LawEndpoints: Sendable {
    let ports: LawPorts

    public init(_ ports: LawPorts) {
        self.ports = ports
    }

    var rulebook: Rulebook { ports.rulebook }
    var overlays: [Overlay] { ports.overlays }

    public var all: [Endpoint] { deadlinePages + deadlineAPI + caseCertificates + rulePages }

    /// Where the law is read, and where a legal day is computed, for the foot of every page.
    public static let places: [(Phrase, String)] = [
        (RuleListPage.title, rulesPath.link()), (DeadlinePage.title, deadlinePath.link()),
    ]

    static let deadlinePath: Path = "/deadline"
    static let deadlinePDF: Path = "/deadline/certificate.pdf"
    static let rulesPath: Path = "/rules"
    static let ruleSetPath: Path = "/rules/{id}"
    static let changesPath: Path = "/rules/{id}/changes/{other}"
    static let overlayPath: Path = "/rules/{id}/working/{authority}"
}
