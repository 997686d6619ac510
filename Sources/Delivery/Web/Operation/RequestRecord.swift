public import Kernel

/// One line of the log for each request: what was asked by its pattern, and how it went; nothing about whom.
public struct RequestRecord: Sendable {
    public let id: String
    public let method: String
    /// The pattern of the path, never the path itself.
    public let route: String
    public let status: Int
    public let milliseconds: Double
    /// The refusal's code, where it was refused.
    public let refusal: String?
    /// What failed, where the world did: the error itself, for the log's own judgement of what may be written.
    public let fault: (any Error)?

    /// The line as JSON; of a fault only its type, since its words may hold what people wrote.
    public func json(at instant: Instant) -> JSON {
        var members: [String: JSON] = [
            "at": .string("\(instant)"), "level": .string(fault == nil ? "info" : "error"), "message": "request",
            "id": .string(id), "method": .string(method), "route": .string(route), "status": .integer(Int64(status)),
            "ms": .number((milliseconds * 1000).rounded() / 1000),
        ]
        if let refusal { members["refusal"] = .string(refusal) }
        if let fault { members["fault"] = .string(String(reflecting: type(of: fault))) }
        return .object(members)
    }
}
