public import Kernel

/// Texts as commands take them: a text a line of UTF-8.
public enum TextLines {
    /// The longest line that is taken.
    public static let longest = 16 << 20

    /// The lines of a file, and remarks on those that are not whole UTF-8 or too long.
    ///
    /// What is no UTF-8 is read as U+FFFD and the line kept; a line that is too long is cut off at the last whole
    /// character. A byte order mark and carriage returns at the ends of lines are left out.
    public static func read(_ bytes: [UInt8]) -> (texts: [String], remarks: [Diagnostic]) {
        var (texts, remarks): ([String], [Diagnostic]) = ([], [])
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines = bytes[start...].split(separator: 10, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for (index, raw) in lines.enumerated() {
            var line = raw.last == 13 ? raw.dropLast() : raw
            if line.count > longest {
                remarks.append(.lineTooLong(index + 1, limit: longest))
                line = line.prefix(longest)
                while let last = line.last, last & 0xC0 == 0x80 { line.removeLast() }
                if let last = line.last, last >= 0xC0 { line.removeLast() }
            }
            if let whole = String(validating: line, as: UTF8.self) {
                texts.append(whole)
            } else {
                remarks.append(.lineNotUnicode(index + 1))
                texts.append(String(decoding: line, as: UTF8.self))
            }
        }
        return (texts, remarks)
    }

    /// Labelled texts: the label, a tab, and the text a line.
    public static func labelled(_ texts: [String]) throws(Refusal) -> [LabelledText] {
        var labelled: [LabelledText] = []
        for (index, line) in texts.enumerated() where !line.isEmpty {
            guard let tab = line.firstIndex(of: "\t"), tab > line.startIndex else {
                throw .tableLineWrong(index + 1, "类别⇥文本")
            }
            labelled.append(LabelledText(String(line[line.index(after: tab)...]), String(line[..<tab])))
        }
        return labelled
    }
}

extension Diagnostic {
    static func lineTooLong(_ line: Int, limit: Int) -> Diagnostic {
        Diagnostic(
            .warning, line: line,
            Phrase(zh: "超过\(limit)字节，后面的部分未处理", en: "Longer than \(limit) bytes; the rest was not read"))
    }

    static func lineNotUnicode(_ line: Int) -> Diagnostic {
        Diagnostic(
            .warning, line: line, Phrase(zh: "不是完整的UTF-8，坏字节以�代替", en: "Not whole UTF-8; bad bytes are shown as �"))
    }
}
