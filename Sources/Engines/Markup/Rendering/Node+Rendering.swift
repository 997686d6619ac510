import Kernel

extension Node {
    /// The node as UTF-8, written in one pass without intermediate strings.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(16 * 1024)
        render(to: &out)
        return out
    }

    /// The node as text, for tests and letters.
    public var html: String { String(decoding: bytes, as: UTF8.self) }

    /// A whole document: the doctype, then the node.
    public var document: [UInt8] {
        var out = Array("<!doctype html>\n".utf8)
        out.reserveCapacity(16 * 1024)
        render(to: &out)
        return out
    }

    /// Appends the node; this is the only place where text is escaped.
    public func render(to out: inout [UInt8]) {
        switch self {
        case .text(let text): out.appendEscaped(text)
        case .raw(let markup): out.append(markup)
        case .data(let value): out.appendData(value.bytes)
        case .group(let nodes): for node in nodes { node.render(to: &out) }
        case .element(let element): element.render(to: &out)
        }
    }
}

extension Element {
    func render(to out: inout [UInt8]) {
        renderOpening(to: &out)
        guard !isClosedAtOnce else { return }
        for child in children { child.render(to: &out) }
        renderClosing(to: &out)
    }

    var isClosedAtOnce: Bool { form == .void || form == .foreign && children.isEmpty }

    func renderOpening(to out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        out.append(name)
        for attribute in attributes { attribute.render(to: &out) }
        if form == .foreign, children.isEmpty { out.append(UInt8(ascii: "/")) }
        out.append(UInt8(ascii: ">"))
    }

    func renderClosing(to out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        out.append(UInt8(ascii: "/"))
        out.append(name)
        out.append(UInt8(ascii: ">"))
    }
}

extension Attribute {
    func render(to out: inout [UInt8]) {
        if case .absent = value { return }
        out.append(UInt8(ascii: " "))
        out.append(prefix)
        out.append(name)
        if case .flag = value { return }
        out.append(UInt8(ascii: "="))
        out.append(UInt8(ascii: "\""))
        switch value {
        case .text(let text): out.appendEscaped(text)
        case .fixed(let text): out.append(text)
        case .address(let text, let isImage): out.appendEscaped(Address.safe(text, isImage: isImage))
        case .flag, .absent: break
        }
        out.append(UInt8(ascii: "\""))
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Writes text so that it is safe both between tags and within double quotes.
    ///
    /// NUL, which HTML cannot hold, becomes U+FFFD.
    fileprivate mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { source in
            var start = 0
            for index in source.indices {
                guard let escape = Self.escape(source[index]) else { continue }
                append(contentsOf: source[start..<index])
                append(escape)
                start = index + 1
            }
            append(contentsOf: source[start...])
        }
    }

    fileprivate mutating func appendData(_ json: [UInt8]) {
        for byte in json {
            switch byte {
            case UInt8(ascii: "<"): append("\\u003c")
            case UInt8(ascii: ">"): append("\\u003e")
            case UInt8(ascii: "&"): append("\\u0026")
            default: append(byte)
            }
        }
    }

    @inline(__always)
    private static func escape(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0: "\u{FFFD}"
        default: nil
        }
    }
}
