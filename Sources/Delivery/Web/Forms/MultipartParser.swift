/// Takes a `multipart/form-data` body apart as its bytes come, without doing any I/O (RFC 7578, RFC 2046).
///
/// Bytes go in by `feed`, events come out; at most a boundary's length of bytes is held back between calls, so memory
/// does not grow with the files.
struct MultipartParser {
    enum Event: Equatable {
        case begin(Heading)
        case bytes([UInt8])
        case end
    }

    struct Heading: Equatable {
        let name: String
        let fileName: String?
        let type: String
    }

    enum Failure: Error {
        case malformed
        case tooManyParts
    }

    private enum State {
        case preamble, heading, content, done
    }

    static let partLimit = 200
    static let headingLimit = 4096

    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var state = State.preamble
    private var partCount = 0

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first boundary has no line end before it; with one put there all boundaries look the same.
        buffer = [0x0D, 0x0A]
    }

    var isDone: Bool { state == .done }

    mutating func feed(_ bytes: some Collection<UInt8>) throws(Failure) -> [Event] {
        buffer.append(contentsOf: bytes)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Answers whether there is more to do with what is in the buffer.
    private mutating func step(_ events: inout [Event]) throws(Failure) -> Bool {
        switch state {
        case .done:
            buffer.removeAll(keepingCapacity: true)
            return false
        case .preamble: return try skipPreamble()
        case .heading: return try readHeading(&events)
        case .content: return try readContent(&events)
        }
    }

    private mutating func skipPreamble() throws(Failure) -> Bool {
        guard let start = buffer.range(of: delimiter) else {
            if buffer.count > Self.headingLimit { throw .malformed }
            return false
        }
        return try passBoundary(from: start.upperBound)
    }

    /// After a boundary come two dashes, and it is over, or a line end, and a part begins.
    private mutating func passBoundary(from index: Int) throws(Failure) -> Bool {
        guard buffer.count >= index + 2 else { return false }
        switch (buffer[index], buffer[index + 1]) {
        case (0x2D, 0x2D): state = .done
        case (0x0D, 0x0A):
            partCount += 1
            if partCount > Self.partLimit { throw .tooManyParts }
            state = .heading
        default: throw .malformed
        }
        buffer.removeFirst(index + 2)
        return true
    }

    private mutating func readHeading(_ events: inout [Event]) throws(Failure) -> Bool {
        guard let end = buffer.range(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
            if buffer.count > Self.headingLimit { throw .malformed }
            return false
        }
        guard end.lowerBound <= Self.headingLimit, let heading = Heading(buffer[..<end.lowerBound]) else {
            throw .malformed
        }
        events.append(.begin(heading))
        buffer.removeFirst(end.upperBound)
        state = .content
        return true
    }

    private mutating func readContent(_ events: inout [Event]) throws(Failure) -> Bool {
        if let end = buffer.range(of: delimiter) {
            guard buffer.count >= end.upperBound + 2 else {
                return false
            }
            if end.lowerBound > 0 { events.append(.bytes(Array(buffer[..<end.lowerBound]))) }
            events.append(.end)
            return try passBoundary(from: end.upperBound)
        }
        let ready = buffer.count - (delimiter.count + 2)
        if ready > 0 {
            events.append(.bytes(Array(buffer[..<ready])))
            buffer.removeFirst(ready)
        }
        return false
    }
}

extension MultipartParser.Heading {
    /// Reads a part's header lines; nothing where it does not say which field it is.
    init?(_ bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var disposition: [String: String]?
        var type = "text/plain"
        for line in text.split(separator: "\r\n") {
            let sides = line.split(separator: ":", maxSplits: 1)
            guard sides.count == 2 else { return nil }
            let value = String(sides[1].drop { $0 == " " })
            switch sides[0].lowercased() {
            case "content-disposition": disposition = Self.parameters(value)
            case "content-type": type = value
            default: break
            }
        }
        guard let disposition, let name = disposition["name"], !name.isEmpty else { return nil }
        self.init(name: name, fileName: disposition["filename"], type: type)
    }

    /// The parameters of a header: `form-data; name="a"; filename="b"`, with `%22` and `\"` for a quote within.
    private static func parameters(_ text: String) -> [String: String]? {
        guard text.lowercased().hasPrefix("form-data") else { return nil }
        var parameters: [String: String] = [:]
        var rest = text.dropFirst("form-data".count)
        while let start = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: start)...].drop { $0 == " " }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let name = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            guard let value = takeValue(&rest), parameters.updateValue(value, forKey: name) == nil else { return nil }
        }
        return parameters
    }

    private static func takeValue(_ rest: inout Substring) -> String? {
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(value.count)
            return String(value)
        }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return value.replacing("%22", with: "\"")
            case "\\" where rest.first == "\"" || rest.first == "\\":
                if let next = rest.popFirst() { value.append(next) }
            default: value.append(character)
            }
        }
        return nil
    }
}

extension [UInt8] {
    /// Where a word that begins with a carriage return first stands.
    fileprivate func range(of word: [UInt8]) -> Range<Int>? {
        var start = 0
        while let index = self[start...].firstIndex(of: 0x0D) {
            guard index + word.count <= count else { return nil }
            if self[index..<index + word.count].elementsEqual(word) { return index..<index + word.count }
            start = index + 1
        }
        return nil
    }
}
