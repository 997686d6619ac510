import Commons
import Foundation
import Synchronization

/// A line that tells how far an import is, on a terminal only.
final class ProgressMeter: Sendable {
    private let total: Int
    private let position: @Sendable () -> Int
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private let last = Mutex(Date.distantPast)

    init(total: Int, position: @escaping @Sendable () -> Int) {
        self.total = total
        self.position = position
    }

    func show(_ counts: ImportCounts) {
        guard isTerminal else { return }
        let isDue = last.withLock { last in
            guard Date().timeIntervalSince(last) > 0.2 else { return false }
            last = Date()
            return true
        }
        if isDue { write(counts) }
    }

    func finish() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    private func write(_ counts: ImportCounts) {
        let share = total > 0 ? min(1, Double(position()) / Double(total)) : 0
        let filled = Int(share * 30)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        let line = "\r\u{1B}[K\(bar) \(Int(share * 100)) %  \(counts.read) rows, \(counts.rejected) rejected"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
