public import Complaints
public import Kernel
public import Web

/// How officials add what was handed in at the window or came by letter: the choice of files, and who keeps them.
public struct CaseFiles: Sendable {
    /// Looks at each file and keeps those that hold; of the others it says what is wrong.
    public typealias Taking =
        @Sendable (
            _ uploads: [Upload], _ audience: Audience
        ) async throws -> (files: [FiledFile], refusals: [Refusal])

    public let field: Field
    public let take: Taking

    public init(field: Field, take: @escaping Taking) {
        self.field = field
        self.take = take
    }
}

extension CaseFields {
    static let fileAudience = Field(
        "fileAudience", Phrase(zh: "谁可以看这些文件", en: "Who may see these files"),
        .choice(Audience.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))
}
