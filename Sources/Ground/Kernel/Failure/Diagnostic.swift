/// One remark on a file that somebody fed to the product; many are collected before anybody is told.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable {
        case note, warning, error
    }

    public let severity: Severity
    /// The line in the file, from 1, where the remark is about one.
    public let line: Int?
    /// The column's heading, where the remark is about one.
    public let column: String?
    public let phrase: Phrase

    public init(_ severity: Severity, line: Int? = nil, column: String? = nil, _ phrase: Phrase) {
        self.severity = severity
        self.line = line
        self.column = column
        self.phrase = phrase
    }
}
