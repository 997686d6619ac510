public import Kernel

/// What came in a body, not yet judged: the pairs of a form, or one JSON object, and the files beside them.
public struct Submission: Sendable {
    public var pairs: Pairs
    public var json: JSON?
    public var uploads: [Upload]

    public init(pairs: Pairs = Pairs(), json: JSON? = nil, uploads: [Upload] = []) {
        self.pairs = pairs
        self.json = json
        self.uploads = uploads
    }

    /// What was typed into a form's field, to show it again.
    public func typed(_ name: String) -> String { pairs[name] ?? "" }
}

/// A file that came with a form and has been put aside.
public struct Upload: Hashable, Sendable {
    public let field: String
    /// As the sender named it, without folders and control characters; never used as a path.
    public let fileName: String
    /// What the sender says it is; whoever keeps it looks for itself.
    public let declaredType: String
    public let byteCount: Int
    /// What the sink called it.
    public let reference: String

    public init(field: String, fileName: String, declaredType: String, byteCount: Int, reference: String) {
        self.field = field
        self.fileName = fileName
        self.declaredType = declaredType
        self.byteCount = byteCount
        self.reference = reference
    }
}

/// Where files are put while a request is read; one that is not used is thrown away.
public protocol UploadStore: Sendable {
    func begin() async throws -> any UploadSink
    /// Throws away what was finished and not taken.
    func discard(_ reference: String) async
}

/// Takes the bytes of one file.
public protocol UploadSink: Sendable {
    func append(_ bytes: [UInt8]) async throws
    /// All bytes have come; answers the reference.
    func finish() async throws -> String
    func abandon() async
}
