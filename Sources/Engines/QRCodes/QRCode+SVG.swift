extension QRCode {
    /// The code as SVG text with its quiet zone, one unit a module, black on white.
    ///
    /// Edges are kept crisp at any size. The title is what a screen reader says.
    public func svg(title: String) -> String {
        let side = size + 2 * Self.quietZone
        let name = escaped(title)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(name)" \
            shape-rendering="crispEdges"><title>\(name)</title><rect width="\(side)" height="\(side)" fill="#fff"/>\
            <path fill="#000" d="\(path)"/></svg>
            """
    }

    /// The dark runs as one SVG path, moved into the quiet zone.
    var path: String {
        var text = ""
        for run in darkRuns {
            let (x, y) = (run.column + Self.quietZone, run.row + Self.quietZone)
            text += "M\(x) \(y)h\(run.length)v1h-\(run.length)z"
        }
        return text
    }
}

func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
        switch character {
        case "&": out += "&amp;"
        case "<": out += "&lt;"
        case ">": out += "&gt;"
        case "\"": out += "&quot;"
        // XML has no way to write the other control characters.
        case "\u{0}"..<"\u{20}": out += " "
        default: out.unicodeScalars.append(character)
        }
    }
    return out
}
