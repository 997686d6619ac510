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
}
