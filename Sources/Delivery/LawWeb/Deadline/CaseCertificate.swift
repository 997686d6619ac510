public import Access
import Kernel
public import Rulebook
import Web

/// The clock that runs for a case, with the case's number.
public struct CaseClock: Sendable {
    let number: String
    /// Nothing while no clock runs.
    let clock: Clock?

    public init(number: String, clock: Clock?) {
        self.number = number
        self.clock = clock
    }

    /// Finds a case's clock for somebody; refused where they may not see the case.
    public typealias Finder = @Sendable (_ id: String, _ actor: Actor) async throws -> CaseClock
}

extension LawEndpoints {
    /// The certificate of a case's own clock, for whoever may see the case.
    var caseCertificates: [Endpoint] {
        [
            Endpoint.api(
                .get, "/api/v1/complaints/{id}/certificate", .permission(.complaintRead),
                Phrase(zh: "签名的办理期限计算证明", en: "The signed computation of a complaint's legal day")
            ) { request in
                let found = try await caseClock(request.place("id"), request.actor)
                guard let clock = found.clock else { throw Refusal.clockAbsent }
                return .json(try certify(clock, found.number))
                    .with("Content-Disposition", "attachment; filename=\"fangxin-deadline.json\"")
            }
            .tagged("law").costing(2).answering(200, Phrase(zh: "证明", en: "The certificate"), .anything)
        ]
    }
}

extension Refusal {
    fileprivate static let clockAbsent = Refusal(
        "law.clockAbsent", .conflict, Phrase(zh: "这件投诉现在没有正在计算的期限", en: "No clock runs for this complaint now"))
}
