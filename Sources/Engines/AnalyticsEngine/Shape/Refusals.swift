import Kernel

/// Every "no" of this room, bilingual, with its code.
extension Refusal {
    static let schemaEmpty = Refusal(
        "columns.schemaEmpty", .invalid, Phrase(zh: "没有列", en: "There are no columns"), field: "columns")

    static func schemaTooWide(limit: Int) -> Refusal {
        Refusal(
            "columns.schemaTooWide", .invalid,
            Phrase(zh: "列或层级超过\(limit)个", en: "There are more than \(limit) columns or levels"), field: "columns")
    }

    static func nameRepeated(_ name: String) -> Refusal {
        Refusal(
            "columns.nameRepeated", .invalid,
            Phrase(zh: "名称“\(name)”出现两次", en: "The name “\(name)” stands twice"), field: name)
    }

    static let nameEmpty = Refusal(
        "columns.nameEmpty", .invalid, Phrase(zh: "列或层级没有名称", en: "A column or level has no name"))

    static func columnMalformed(_ name: String) -> Refusal {
        Refusal(
            "columns.columnMalformed", .invalid,
            Phrase(
                zh: "列“\(name)”的设置有误：层级1至8个，小数0至6位，分组下限递增，分隔符为单个ASCII字符",
                en:
                    "The column “\(name)” is not well formed: 1 to 8 levels, 0 to 6 decimals, bounds of bins ascending, one ASCII separator"
            ), field: name)
    }

    static func columnAbsent(_ name: String) -> Refusal {
        Refusal(
            "columns.columnAbsent", .invalid,
            Phrase(zh: "没有列“\(name)”", en: "There is no column “\(name)”"), field: name)
    }

    static func viewUnfit(_ name: String) -> Refusal {
        Refusal(
            "columns.viewUnfit", .invalid,
            Phrase(zh: "此视图不适用于列“\(name)”", en: "This view does not fit the column “\(name)”"), field: name)
    }

    static func filterUnfit(_ name: String) -> Refusal {
        Refusal(
            "columns.filterUnfit", .invalid,
            Phrase(zh: "此筛选不适用于列“\(name)”", en: "This filter does not fit the column “\(name)”"), field: name)
    }

    static func tableTooLarge(limit: Int) -> Refusal {
        Refusal(
            "columns.tableTooLarge", .invalid,
            Phrase(zh: "交叉表超过\(limit)格", en: "The two-way table would have more than \(limit) cells"))
    }

    static func queryTooLarge(limit: Int) -> Refusal {
        Refusal(
            "columns.queryTooLarge", .invalid,
            Phrase(zh: "筛选或视图超过\(limit)个", en: "There are more than \(limit) filters or views"))
    }

    static func malformed(at path: String, _ reason: Phrase) -> Refusal {
        Refusal(
            "columns.malformed", .malformed,
            Phrase(zh: "\(path)：\(reason.zh)", en: "\(path): \(reason.en)"), field: path)
    }

    static func headingAbsent(_ name: String) -> Refusal {
        Refusal(
            "columns.headingAbsent", .invalid,
            Phrase(zh: "文件没有“\(name)”一栏", en: "The file has no heading “\(name)”"), field: name)
    }
}
