import Access
import Complaints
import Kernel
public import Web

/// The public side: the first page, filing, and following one's own case; as pages and in the API.
public struct IntakeEndpoints: Sendable {
    let ports: IntakePorts
    let sendings: Sendings

    public init(_ ports: IntakePorts) {
        self.ports = ports
        sendings = Sendings("complaint", in: ports.sent, now: ports.chance.now)
    }

    public var all: [Endpoint] {
        (home + filing + evidence + sending + tracking + ownList + ownCase + ownFiles + draftAPI + attachmentAPI)
            .map { $0.sparingSharedPages() }
    }
}
