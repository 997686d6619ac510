/// How the numbers of each cell style are to be shown, as far as dates go.
final class StylesPart: MarkupListener {
    /// By the index that cells carry.
    private(set) var formats: [NumberFormat] = []
    private var codes: [Int: NumberFormat] = [:]
    private var isInCellFormats = false

    func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TableError) {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }) else { return }
            codes[id] = NumberFormat(code: attributes["formatCode"] ?? "")
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(codes[id] ?? NumberFormat(builtIn: id))
        default: break
        }
    }

    func end(_ name: MarkupName) throws(TableError) {
        if "cellXfs" ~= name { isInCellFormats = false }
    }
}

/// What a number in a cell stands for.
enum NumberFormat: Hashable {
    case number
    case date
    /// Of the day, without a date.
    case time
    /// Hours that may pass 24.
    case elapsed

    /// The formats that every workbook has without naming them (ECMA-376 part 1, 18.8.30, with those of East Asia).
    init(builtIn id: Int) {
        switch id {
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .date
        case 18...21, 32...35, 45, 47, 55, 56: self = .time
        case 46: self = .elapsed
        default: self = .number
        }
    }

    /// Judges a format code by the letters that stand outside quotes, escapes and brackets.
    init(code: String) {
        var rest = Substring(code)
        var letters: Set<Character> = []
        var isElapsed = false
        while let character = rest.popFirst() {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                isElapsed = isElapsed || ["h", "hh", "m", "mm", "s", "ss"].contains(inside.lowercased())
            // The first section is for positive numbers, and dates are.
            case ";": rest = ""
            default: letters.formUnion(character.lowercased())
            }
        }
        guard !letters.contains("#"), !letters.contains("?") else {
            self = .number
            return
        }
        let hasTime = letters.contains("h") || letters.contains("s")
        if isElapsed {
            self = .elapsed
        } else if letters.contains("y") || letters.contains("d") || letters.contains("m") && !hasTime {
            self = .date
        } else {
            self = hasTime ? .time : .number
        }
    }
}
