import Dispatch
import Foundation
import Kernel
import Notices
import Synchronization

/// The log: one JSON object a line on standard error, whole lines only.
///
/// Lines are gathered for a moment and written together, since a call of the system for each would cost more than
/// most requests; what is gathered when the process is killed is lost, what a stop leaves is written.
final class Journal: Sendable {
    private static let moment = DispatchTimeInterval.milliseconds(50)
    /// Beyond this the writer is too slow, and lines are written by those who make them.
    private static let mostBytes = 1 << 20

    private let gathered = Mutex<[UInt8]>([])
    private let queue = DispatchQueue(label: "fangxin.journal")

    func write(_ line: JSON) { write(line.bytes) }

    func write(_ line: [UInt8]) {
        let count = gathered.withLock { gathered in
            let before = gathered.count
            gathered.append(contentsOf: line)
            gathered.append(UInt8(ascii: "\n"))
            return before
        }
        if count == 0 { queue.asyncAfter(deadline: .now() + Self.moment) { self.flush() } }
        if count > Self.mostBytes { flush() }
    }

    /// Tells that a letter was not taken, and why; neither whose it is nor what it says.
    func note(_ letter: Letter, untaken reason: String, at moment: Instant) {
        write([
            "level": "warning", "message": "letter not taken", "channel": .string(letter.channel.rawValue),
            "letter": .string(letter.id), "reason": .string(reason), "at": .string("\(moment)"),
        ])
    }

    /// Writes what is gathered.
    func flush() {
        gathered.withLock { gathered in
            // A log that cannot be written must not stop the product.
            if !gathered.isEmpty { try? FileHandle.standardError.write(contentsOf: Data(gathered)) }
            gathered.removeAll(keepingCapacity: true)
        }
    }
}
