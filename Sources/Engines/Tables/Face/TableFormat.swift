/// The two kinds of file that hold a table.
public enum TableFormat: String, CaseIterable, Sendable {
    /// Separated values (RFC 4180 and its relatives).
    case csv
    /// An Office Open XML workbook (ECMA-376).
    case xlsx
}

/// How the characters of a CSV file are written as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    /// The national standard GB 18030, of which GBK and GB 2312 are subsets.
    case gb18030 = "GB18030"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
}

/// What stands between two fields of a CSV file.
public enum Delimiter: UInt8, CaseIterable, Sendable {
    case comma = 0x2C
    case tab = 0x09
    case semicolon = 0x3B
}
