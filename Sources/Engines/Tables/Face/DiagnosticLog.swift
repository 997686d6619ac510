import Kernel

/// The remarks made while reading, with a bound on how many are kept.
final class DiagnosticLog {
    private(set) var kept: [Diagnostic] = []
    private(set) var omittedCount = 0
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func add(_ severity: Diagnostic.Severity, line: Int?, column: String? = nil, zh: String, en: String) {
        guard kept.count < limit else {
            omittedCount += 1
            return
        }
        kept.append(Diagnostic(severity, line: line, column: column, Phrase(zh: zh, en: en)))
    }

    func take() -> [Diagnostic] {
        let taken = kept
        kept = []
        return taken
    }
}
