import Foundation
import Synchronization

/// Keeps a database's thread waiting, as a long query would, until a test opens it.
final class Gate: Sendable {
    private let isOpen = Atomic(false)

    func open() { isOpen.store(true, ordering: .releasing) }

    func wait() {
        while !isOpen.load(ordering: .acquiring) { Thread.sleep(forTimeInterval: 0.001) }
    }
}
