import Foundation
import Kernel
import Synchronization

/// The log: one JSON object a line on standard error, whole lines only.
final class Journal: Sendable {
    private let handle = Mutex(FileHandle.standardError)

    func write(_ line: JSON) {
        let bytes = line.bytes + [UInt8(ascii: "\n")]
        handle.withLock { handle in
            // A log that cannot be written must not stop the product.
            try? handle.write(contentsOf: Data(bytes))
        }
    }
}
