extension Node {
    /// The node broken at its tags and indented, for people who read a difference; white space is added, so this is
    /// not what browsers are sent.
    public var lines: String {
        var out: [String] = []
        collect(into: &out, depth: 0)
        return out.joined(separator: "\n") + "\n"
    }

    private func collect(into out: inout [String], depth: Int) {
        let indent = String(repeating: "  ", count: depth)
        switch self {
        case .text, .raw, .data:
            let text = html
            if !text.isEmpty { out.append(indent + text) }
        case .group(let nodes):
            for node in nodes { node.collect(into: &out, depth: depth) }
        case .element(let element):
            guard element.children.contains(where: \.holdsElement), !element.isClosedAtOnce else {
                out.append(indent + html)
                return
            }
            out.append(indent + element.text(Element.renderOpening))
            for child in element.children { child.collect(into: &out, depth: depth + 1) }
            out.append(indent + element.text(Element.renderClosing))
        }
    }

    private var holdsElement: Bool {
        switch self {
        case .text, .raw, .data: false
        case .element: true
        case .group(let nodes): nodes.contains(where: \.holdsElement)
        }
    }
}

extension Element {
    fileprivate func text(_ write: (Element) -> (inout [UInt8]) -> Void) -> String {
        var out: [UInt8] = []
        write(self)(&out)
        return String(decoding: out, as: UTF8.self)
    }
}
