public import Kernel

extension Refusal {
    // MARK: Fields

    static func fieldMissing(_ field: Field) -> Refusal {
        let verb = field.isAsked ? Phrase(zh: "请选择", en: "Choose") : Phrase(zh: "请填写", en: "Enter")
        return Refusal(
            "web.fieldMissing", .invalid,
            Phrase(zh: "\(verb.zh)“\(field.name(.zh))”。", en: "\(verb.en) “\(field.name(.en))”."))
    }

    static func fieldTooLong(_ field: Field, max: Int) -> Refusal {
        Refusal(
            "web.fieldTooLong", .invalid,
            Phrase(
                zh: "“\(field.name(.zh))”最多\(max)个字，请删减。",
                en: "“\(field.name(.en))” must be \(max) characters or fewer."))
    }

    static func fieldOutOfRange(_ field: Field, _ range: ClosedRange<Int>) -> Refusal {
        Refusal(
            "web.fieldOutOfRange", .invalid,
            Phrase(
                zh: "“\(field.name(.zh))”应在\(range.lowerBound)到\(range.upperBound)之间。",
                en: "“\(field.name(.en))” must be between \(range.lowerBound) and \(range.upperBound)."))
    }

    static func fieldHasControls(_ field: Field) -> Refusal {
        Refusal(
            "web.fieldHasControls", .invalid,
            Phrase(
                zh: "“\(field.name(.zh))”含有无法识别的字符，请重新输入。",
                en: "“\(field.name(.en))” has characters that cannot be read. Type it again."))
    }

    static func fieldMalformed(_ field: Field) -> Refusal {
        let example = field.schema.example
        return Refusal(
            "web.fieldMalformed", .invalid,
            Phrase(
                zh: "“\(field.name(.zh))”格式不对\(example.map { "，\($0.zh)" } ?? "，请检查")。",
                en: "“\(field.name(.en))” is not in the right form\(example.map { ": \($0.en)" } ?? "")."))
    }

    /// The body as a whole cannot be read.
    public static let inputMalformed = Refusal(
        "web.inputMalformed", .malformed, Phrase(zh: "提交的内容无法识别。", en: "What was sent cannot be read."))

    static let cursorMalformed = Refusal(
        "web.cursorMalformed", .malformed,
        Phrase(zh: "翻页位置无效，请从第一页开始。", en: "The place in the list is not valid. Start from the first page."),
        field: "after")

    static let inputTooLarge = Refusal(
        "web.inputTooLarge", .oversized, Phrase(zh: "提交的内容过大。", en: "Too much was sent."))

    static func fileTooLarge(_ field: String, megabytes: Int) -> Refusal {
        Refusal(
            "web.fileTooLarge", .oversized,
            Phrase(zh: "每个文件不能超过\(megabytes)MB。", en: "Each file must be \(megabytes) MB or smaller."),
            field: field)
    }

    static func filesTooMany(_ field: String, count: Int) -> Refusal {
        Refusal(
            "web.filesTooMany", .oversized,
            Phrase(zh: "最多可以上传\(count)个文件。", en: "At most \(count) files can be sent."), field: field)
    }
}

extension Field {
    /// The label as a sentence names it, without what it adds in brackets for who fills it in.
    fileprivate func name(_ language: Language) -> String {
        let label = label(language)
        let (begin, end): (Character, String) = language == .zh ? ("（", "）") : ("(", ")")
        guard label.hasSuffix(end), let bracket = label.lastIndex(of: begin), bracket > label.startIndex else {
            return label
        }
        return label[..<bracket].trimmingTrailingSpaces
    }

    /// Whether the reader chooses rather than writes.
    fileprivate var isAsked: Bool {
        switch schema {
        case .choice, .flag, .file, .list: true
        case .text, .identifier, .integer, .number, .money, .day, .instant, .object, .orNull, .words, .map, .either:
            false
        }
    }
}

extension Substring {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Schema {
    /// What the right form looks like.
    fileprivate var example: Phrase? {
        switch self {
        case .day: Phrase(zh: "应如2026-04-15", en: "like 2026-04-15")
        case .money: Phrase(zh: "应为金额，如1280.50", en: "an amount like 1280.50")
        case .integer: Phrase(zh: "应为整数", en: "a whole number")
        case .instant: Phrase(zh: "应如2026-04-15T09:05:00+08:00", en: "like 2026-04-15T09:05:00+08:00")
        case .choice: Phrase(zh: "请从列出的选项中选择", en: "choose one of those listed")
        case .text, .identifier, .number, .flag, .list, .object, .file, .orNull, .words, .map, .either: nil
        }
    }
}
