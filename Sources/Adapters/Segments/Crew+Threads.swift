public import AnalyticsEngine
import Dispatch
import Glibc

extension Crew {
    /// As many hands as the machine has processors, or fewer.
    public static func threads(_ limit: Int = .max) -> Crew {
        let hands = max(1, min(limit, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        guard hands > 1 else { return .one }
        return Crew(hands: hands) { pieces, work in
            DispatchQueue.concurrentPerform(iterations: pieces, execute: work)
        }
    }
}
