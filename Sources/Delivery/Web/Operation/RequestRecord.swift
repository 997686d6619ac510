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
    ///
    /// Written member by member: every request pays for its line.
    public func line(at instant: Instant) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(256)
        var mark = "{"
        func add(_ name: String, _ value: JSON) {
            line.append(contentsOf: mark.utf8)
            line.append(contentsOf: "\"\(name)\":".utf8)
            value.write(to: &line)
            mark = ","
        }
        add("at", .string("\(instant)"))
        if let fault { add("fault", .string(String(reflecting: type(of: fault)))) }
        add("id", .string(id))
        add("level", .string(fault == nil ? "info" : "error"))
        add("message", "request")
        add("method", .string(method))
        add("ms", .number((milliseconds * 1000).rounded() / 1000))
        if let refusal { add("refusal", .string(refusal)) }
        add("route", .string(route))
        add("status", .integer(Int64(status)))
        line.append(UInt8(ascii: "}"))
        return line
    }
}
