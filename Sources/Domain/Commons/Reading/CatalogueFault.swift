public import Kernel

/// Why one of the product's own data files could not be read: which file, and the remark on its first bad line.
public struct CatalogueFault: Error, Hashable, Sendable {
    /// The file's name below `Resources/data`, as the caller would write it.
    public let file: String
    public let diagnostic: Diagnostic

    init(_ file: String, line: Int? = nil, column: String? = nil, _ phrase: Phrase) {
        self.file = file
        diagnostic = Diagnostic(.error, line: line, column: column, phrase)
    }
}
