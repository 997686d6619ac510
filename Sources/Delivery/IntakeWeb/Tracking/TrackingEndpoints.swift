import Access
import Complaints
import ComplaintsWeb
import Kernel
import Web

extension IntakeEndpoints {
    var tracking: [Endpoint] {
        [
            .page(.get, "/track", .open, Phrase(zh: "查询进度", en: "Track a complaint")) { request in
                .page(TrackPage(reader: request.reader, state: FormState()).node)
            },
            Endpoint.page(.post, "/track", .open, Phrase(zh: "查询进度", en: "Track a complaint")) { [ports] request in
                try await Self.track(request, ports)
            }
            .taking(.trackingNumber, .queryCode).costing(5),
        ]
    }

    /// A wrong code and a number that does not exist are answered alike, and the desk counts both.
    private static func track(_ request: Request, _ ports: IntakePorts) async throws -> Response {
        var fields = request.fields
        let number = fields.text(.trackingNumber)
        let code = fields.text(.queryCode)
        do {
            guard let number, let code, fields.isClean else { throw fields.failure }
            let actor = try await ports.desk.track(number: number, code: code)
            guard let id = actor.cases.first.flatMap({ Identifier<Complaint>($0) }) else {
                throw Refusal.complaintAbsent
            }
            return Response.seeOther(CasePath.show.link(id.text))
                .changingSession(.begin(token: try await ports.beginTracking(id)))
        } catch let refusals as Refusals {
            return refused(refusals.all, status: 422, request)
        } catch let refusal as Refusal {
            return refused([refusal], status: refusal.kind == .exhausted ? 429 : 422, request)
        }
    }

    private static func refused(_ refusals: [Refusal], status: Int, _ request: Request) -> Response {
        // The code is not written back into the page.
        var submission = request.submission
        submission.pairs = submission.pairs.setting(Field.queryCode.name, to: nil)
        let state = FormState(submission, refused: refusals)
        return .page(TrackPage(reader: request.reader, state: state).node, status: status)
    }
}
