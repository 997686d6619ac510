import CExpat

/// What hears the markup of one part of a workbook.
protocol MarkupListener: AnyObject {
    func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TableError)
    func end(_ name: MarkupName) throws(TableError)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError)
    /// Whether parsing should rest after what was heard last.
    var wantsRest: Bool { get }
}

extension MarkupListener {
    func end(_ name: MarkupName) throws(TableError) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {}
    var wantsRest: Bool { false }
}

/// A name without its namespace prefix, lent for the time of one call.
struct MarkupName {
    let characters: UnsafePointer<CChar>

    init(_ name: UnsafePointer<CChar>) {
        var (start, current) = (name, name)
        while current.pointee != 0 {
            if current.pointee == 0x3A { start = current + 1 }
            current += 1
        }
        characters = start
    }

    static func ~= (pattern: StaticString, name: MarkupName) -> Bool {
        for index in 0..<pattern.utf8CodeUnitCount
        where UInt8(bitPattern: name.characters[index]) != pattern.utf8Start[index] { return false }
        return name.characters[pattern.utf8CodeUnitCount] == 0
    }
}

/// The attributes of an element, lent for the time of one call.
struct MarkupAttributes {
    let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of the attribute with this local name.
    subscript(name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }

    /// The value as C text, for the places where a `String` would cost too much.
    func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
        guard let list else { return nil }
        var index = 0
        while let key = list[index], let value = list[index + 1] {
            if name ~= MarkupName(key) { return value }
            index += 2
        }
        return nil
    }
}

/// Streams XML through expat to one listener; document types, and with them all entities, are refused.
///
/// Namespaces are not resolved: Office's parts differ in prefixes and, between the two conformance classes, in
/// namespace names, but never in local names that matter here.
final class MarkupParser {
    private let parser: OpaquePointer
    private let listener: any MarkupListener
    private var failure: TableError?
    private var depth = 0
    private var quietByteCount = 0
    private var isStopping = false
    private(set) var isResting = false

    init(_ listener: any MarkupListener) throws(TableError) {
        guard let parser = XML_ParserCreate(nil) else { throw .damaged(Phrases.markup(0)) }
        self.parser = parser
        self.listener = listener
        connect()
    }

    deinit {
        XML_ParserFree(parser)
    }

    /// Parses a piece; an empty one ends the part.
    ///
    /// Where the listener wants rest, the remainder waits for `resume`.
    func feed(_ bytes: [UInt8]) throws(TableError) {
        // Each piece makes expat look again at a token that is not finished: one of a gibibyte would take hours.
        quietByteCount += bytes.count
        guard quietByteCount <= Self.longestToken else { throw .bomb }
        try settle(
            bytes.withUnsafeBytes {
                XML_Parse(
                    parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), bytes.isEmpty ? 1 : 0)
            })
    }

    func resume() throws(TableError) {
        isStopping = false
        try settle(XML_ResumeParser(parser))
    }

    /// Parses a whole part.
    func parse(_ part: PartStream) throws {
        while true {
            let piece = try part.next()
            try feed(piece)
            if piece.isEmpty { return }
        }
    }

    private func settle(_ status: XML_Status) throws(TableError) {
        isResting = status == XML_STATUS_SUSPENDED
        if let failure { throw failure }
        guard status != XML_STATUS_ERROR else {
            throw .damaged(Phrases.markup(Int(XML_GetCurrentLineNumber(parser))))
        }
    }

    private func connect() {
        // The parser lives no longer than this object, which every call into it keeps alive.
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { context, name, attributes in
                guard let name else { return }
                MarkupParser.of(context)?.start(MarkupName(name), MarkupAttributes(list: attributes))
            },
            { context, name in
                guard let name else { return }
                MarkupParser.of(context)?.end(MarkupName(name))
            })
        XML_SetCharacterDataHandler(parser) { context, text, count in
            guard let text else { return }
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                MarkupParser.of(context)?.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            MarkupParser.of(context)?.stop(.documentType)
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MarkupParser? {
        context.map { Unmanaged<MarkupParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(_ name: MarkupName, _ attributes: MarkupAttributes) {
        depth += 1
        guard depth <= Self.deepest else { return stop(.damaged(Phrases.depth)) }
        hear { () throws(TableError) in try listener.start(name, attributes) }
    }

    private func end(_ name: MarkupName) {
        depth -= 1
        hear { () throws(TableError) in try listener.end(name) }
        guard failure == nil, !isStopping, listener.wantsRest else { return }
        isStopping = true
        XML_StopParser(parser, 1)
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        hear { () throws(TableError) in try listener.text(bytes) }
    }

    private func hear(_ event: () throws(TableError) -> Void) {
        // expat may still tell of what it has read after it was told to stop.
        guard failure == nil else { return }
        quietByteCount = 0
        do throws(TableError) { try event() } catch { stop(error) }
    }

    private func stop(_ error: TableError) {
        failure = failure ?? error
        XML_StopParser(parser, 0)
    }

    /// Worksheets nest less than ten deep.
    private static let deepest = 64
    /// Far beyond any attribute, and above a piece, in which a token may begin anywhere.
    private static let longestToken = 1 << 20
}
