import Kernel

extension Terminal {
    /// Says what was remarked on a file, on standard error; the first ones, and how many more there are.
    static func say(_ remarks: [Diagnostic], on file: String, of count: Int? = nil) {
        let shown = remarks.prefix(20)
        for remark in shown {
            let (line, column) = (remark.line, remark.column)
            let zh = (line.map { "第\($0)行" } ?? "") + (column.map { "“\($0)”列" } ?? "")
            let en = [line.map { "line \($0)" }, column.map { "column “\($0)”" }].compactMap(\.self)
                .joined(separator: ", ")
            say(
                Phrase(
                    zh: "\(file)：\(zh)\(zh.isEmpty ? "" : "：")\(remark.phrase.zh)",
                    en: "\(file): \(en)\(en.isEmpty ? "" : ": ")\(remark.phrase.en)"))
        }
        let rest = (count ?? remarks.count) - shown.count
        if rest > 0 { say(Phrase(zh: "\(file)：还有\(rest)条提示", en: "\(file): \(rest) more remarks")) }
    }

    /// A phrase in the reader's language, or in both where it is not known.
    static func say(_ phrase: Phrase) {
        switch language() {
        case let language?: remark("fangxin: \(phrase(language))")
        case nil:
            remark("fangxin: \(phrase.zh)")
            if phrase.en != phrase.zh { remark("fangxin: \(phrase.en)") }
        }
    }
}
