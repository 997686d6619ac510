public import Kernel

/// Every "no" of this room.
extension Refusal {
    public static func mappingUnknown(_ name: String) -> Refusal {
        Refusal(
            "exchange.mappingUnknown", .invalid,
            Phrase(zh: "列映射中的“\(name)”无法理解。", en: "The mapping's “\(name)” is not understood."), field: name)
    }

    public static func columnMissing(_ headings: [String]) -> Refusal {
        let names = headings.joined(separator: "、")
        return Refusal(
            "exchange.columnMissing", .invalid,
            Phrase(zh: "文件缺少列：\(names)。", en: "The file has no column \(names)."))
    }

    static let fileEmpty = Refusal(
        "exchange.fileEmpty", .invalid,
        Phrase(zh: "文件是空的，没有表头。", en: "The file is empty; it has not even a header."))

    static func listUnreadable(at offset: Int) -> Refusal {
        Refusal(
            "exchange.listUnreadable", .malformed,
            Phrase(
                zh: "文件不是由平面对象组成的JSON数组（第\(offset)字节）。",
                en: "The file is no JSON array of flat objects (byte \(offset))."))
    }

    static let listTooLarge = Refusal(
        "exchange.listTooLarge", .oversized,
        Phrase(zh: "JSON文件最大64MB，请改用CSV。", en: "A JSON file may have 64 MB at most; use CSV."))
}
