public import Kernel

/// Why a table cannot be read or written any further, as the one who brought it is told.
///
/// What can be mended or skipped is a `Diagnostic` instead; faults of the source or the sink pass through unchanged.
public struct TableError: Error, Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A kind of file that is not read here, such as the binary workbook of 1997.
        case unsupported
        /// The file ends before what it announces.
        case truncated
        /// The file contradicts itself or its format.
        case damaged
        /// The file is locked by a password.
        case encrypted
        /// The file asks for more memory, columns or rows than one may take.
        case oversized
        /// The file has markup that an honest one never has: entity or document type declarations, outside targets.
        case forbidden
        /// No sheet of the wanted name, or none at all.
        case absentSheet
        /// The machine has no converter for the encoding.
        case unavailableEncoding
        /// A value that the written format cannot hold.
        case unwritable
    }

    public let kind: Kind
    /// The line or sheet row, from 1, where the trouble is at one.
    public let line: Int?
    public let phrase: Phrase

    init(_ kind: Kind, line: Int? = nil, zh: String, en: String) {
        self.kind = kind
        self.line = line
        phrase = Phrase(zh: zh, en: en)
    }
}

extension TableError {
    static let legacyWorkbook = TableError(
        .unsupported, zh: "这是旧版工作簿（.xls）或加密的工作簿，请在 Excel 中去掉密码并另存为 .xlsx 后重试",
        en: "This is an old workbook (.xls) or an encrypted one; remove its password and save it as .xlsx in Excel")
    static let noTable = TableError(
        .unsupported, zh: "这个文件不是 CSV 或 .xlsx 表格", en: "This file is no table: neither CSV nor .xlsx")
    static let foreignArchive = TableError(
        .unsupported, zh: "这个压缩文件不是 .xlsx 工作簿，请在 Excel 中另存为 .xlsx 后重试",
        en: "This archive is no .xlsx workbook; save it as .xlsx in Excel and try again")
    static let truncatedArchive = TableError(
        .truncated, zh: "工作簿文件不完整，请重新导出或上传", en: "The workbook file is cut short; export or upload it again")
    static let truncatedPacking = TableError(
        .truncated, zh: "压缩文件不完整，请重新导出或上传", en: "The packed file is cut short; export or upload it again")
    static let encryptedArchive = TableError(
        .encrypted, zh: "工作簿已加密，请去掉密码后重试", en: "The workbook is encrypted; remove its password and try again")
    static let bomb = TableError(
        .oversized, zh: "工作簿解压后的大小超过上限", en: "The workbook unpacks to more than is taken")
    static let documentType = TableError(
        .forbidden, zh: "工作簿含有文档类型或实体声明，不予读取",
        en: "The workbook declares a document type or entities, and is not read")
    static let outsideTarget = TableError(
        .forbidden, zh: "工作簿的工作表指向文件之外，不予读取", en: "The workbook's sheet lies outside the file, and is not read")
    static let sharedTextTooLarge = TableError(
        .oversized, zh: "工作簿的共享文本超过上限", en: "The workbook's shared texts take more than is allowed")
    static let cannotHold = TableError(
        .oversized, zh: "工作簿太大，请改用文件方式导入或拆分后重试",
        en: "The workbook is too large to arrive as a stream; import it as a file or split it")

    static func damaged(_ part: Phrase) -> TableError {
        TableError(.damaged, zh: "工作簿已损坏：\(part.zh)", en: "The workbook is damaged: \(part.en)")
    }

    static func absentPart(_ name: String) -> TableError {
        damaged(Phrase(zh: "缺少部件 \(name)", en: "it lacks the part \(name)"))
    }

    static func rowTooLong(line: Int) -> TableError {
        TableError(
            .oversized, line: line, zh: "第\(line)行开始的记录过长，可能缺少收尾的引号",
            en: "The record that starts at line \(line) is too long; a closing quote may be missing")
    }

    static func tooManyColumns(line: Int, limit: Int) -> TableError {
        TableError(
            .oversized, line: line, zh: "第\(line)行超过\(limit)列", en: "Row \(line) has more than \(limit) columns")
    }

    static func absentSheet(_ name: String?) -> TableError {
        guard let name else {
            return TableError(.absentSheet, zh: "工作簿中没有工作表", en: "The workbook has no worksheet")
        }
        return TableError(
            .absentSheet, zh: "工作簿中没有名为“\(name)”的工作表", en: "The workbook has no sheet named “\(name)”")
    }

    static func unavailable(_ encoding: TextEncoding) -> TableError {
        TableError(
            .unavailableEncoding, zh: "本机没有\(encoding.rawValue)转换器",
            en: "This machine has no converter for \(encoding.rawValue)")
    }

    static func tooManyRows(limit: Int) -> TableError {
        TableError(
            .unwritable, line: limit + 1, zh: "工作表最多\(limit)行，请分多个文件导出",
            en: "A worksheet holds at most \(limit) rows; export several files")
    }

    static func textTooLong(line: Int) -> TableError {
        TableError(
            .unwritable, line: line, zh: "第\(line)行有文本超过单元格上限（32767字）",
            en: "Row \(line) has a text longer than a cell holds (32767 characters)")
    }
}
