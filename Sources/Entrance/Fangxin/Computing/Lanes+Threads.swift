import Dispatch
import Numbers

extension Lanes {
    /// As many lanes as the machine has processors.
    static let threads = Lanes { pieces, work in
        DispatchQueue.concurrentPerform(iterations: pieces, execute: work)
    }
}
