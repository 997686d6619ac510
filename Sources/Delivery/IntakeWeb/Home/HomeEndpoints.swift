import Access
import Kernel
import Web

extension IntakeEndpoints {
    var home: [Endpoint] {
        [
            .page(.get, "/", .open, Phrase(zh: "首页", en: "Start")) { [ports] request in
                let draft = try await Draft.of(request, ports)
                let step =
                    draft.isEmpty
                    ? nil
                    : FilingStep.firstUnfinished(in: draft.input, today: ports.today)?.path ?? FilingStep.reviewPath
                return .page(
                    HomePage(
                        reader: request.reader, draft: step?.link(),
                        promises: Promises(ports.rulebook, on: ports.today), signposts: ports.signposts,
                        isOwn: request.actor.roles.contains(.consumer)
                    )
                    .node)
            }
        ]
    }
}
