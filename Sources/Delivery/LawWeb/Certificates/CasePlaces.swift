import Access
import Kernel
import Rulebook
import Web

/// Where the clocks of a kind of case are found, and who may ask for them.
struct CasePlaces: Sendable {
    let matter: JurisdictionRule.Matter

    static let all = JurisdictionRule.Matter.allCases.map(CasePlaces.init)

    var list: Path { matter == .complaint ? "/clocks/complaints/{id}" : "/clocks/reports/{id}" }
    var one: Path { matter == .complaint ? "/clocks/complaints/{id}/{period}" : "/clocks/reports/{id}/{period}" }
    var pdf: Path {
        matter == .complaint
            ? "/clocks/complaints/{id}/{period}/certificate.pdf" : "/clocks/reports/{id}/{period}/certificate.pdf"
    }
    var json: Path {
        matter == .complaint
            ? "/api/v1/complaints/{id}/certificates/{period}" : "/api/v1/reports/{id}/certificates/{period}"
    }

    var permission: Permission { matter == .complaint ? .complaintRead : .reportRead }

    func title(_ number: String) -> Phrase {
        switch matter {
        case .complaint: Phrase(zh: "投诉 \(number)", en: "Complaint \(number)")
        case .report: Phrase(zh: "举报 \(number)", en: "Report \(number)")
        }
    }

    /// Where one who reads a case has it before them.
    func home(_ id: String, of actor: Actor) -> String {
        guard matter == .complaint else { return "/desk/reports/\(id)" }
        return switch PageShell.Face(of: actor) {
        case .desk: "/desk/complaints/\(id)"
        case .counter: "/counter/complaints/\(id)"
        case .publicSide: "/my/\(id)"
        }
    }

    func found(_ request: Request, _ ports: LawPorts) async throws -> CaseClocks {
        let finder = matter == .complaint ? ports.complaint : ports.report
        return try await finder(request.place("id"), request.actor)
    }

    /// The clock that the path names.
    func clock(_ request: Request, _ ports: LawPorts) async throws -> (clocks: CaseClocks, one: CaseClock) {
        let clocks = try await found(request, ports)
        guard let one = clocks[PeriodIdentifier(request.place("period"))] else { throw Refusal.clockAbsent }
        return (clocks, one)
    }

    /// Reports leave no trace of being read.
    func guarded(_ endpoint: Endpoint) -> Endpoint { matter == .report ? endpoint.confidential() : endpoint }
}

extension Refusal {
    static let clockAbsent = Refusal(
        "law.clockAbsent", .absent, Phrase(zh: "本案没有这个期限", en: "This case has no such clock"))
}
