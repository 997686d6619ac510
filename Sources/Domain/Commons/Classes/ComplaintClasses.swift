import Kernel

/// The lists of classes by which complaints, reports and inquiries are sorted.
///
/// The platform's own lists (17 problem and 37 goods classes) are not published in full: entries seen in reports are
/// marked so, the rest are candidates. 食品 and 一般食品 stand side by side since two generations of the platform's codes
/// coexist; they are kept apart.
public struct ComplaintClasses: Sendable {
    public let all: [ComplaintClass]
    private let places: [String: Int]

    /// The files under `Resources/data/classes`, a list each.
    public static let files = ["problems", "goods", "services", "reports", "inquiries", "association"]

    /// Reads the lists in the order of `files`.
    ///
    /// - Parameter files: name of the file without folder and suffix, and its bytes.
    /// - Throws: a fault that names the first wrong row.
    public init(parsing files: [(name: String, bytes: [UInt8])]) throws(CatalogueFault) {
        var all: [ComplaintClass] = []
        var places: [String: Int] = [:]
        for file in files {
            var reader = try RecordReader(
                file.bytes, file: "classes/\(file.name).csv",
                heading: ["code", "parent", "zh", "en", "mark", "nearest", "alias"])
            while try reader.next() {
                let entry = try Self.entry(reader, known: places)
                guard places[entry.code] == nil else {
                    throw reader.fault(0, Phrase(zh: "类别代码重复", en: "The class is there twice"))
                }
                places[entry.code] = all.count
                all.append(entry)
            }
        }
        self.all = all
        self.places = places
    }

    public subscript(code: String) -> ComplaintClass? { places[code].map { all[$0] } }

    /// The first level of one list.
    public func first(_ scheme: ClassScheme) -> [ComplaintClass] {
        all.filter { $0.scheme == scheme && $0.parent == nil }
    }

    public func children(of code: String) -> [ComplaintClass] { all.filter { $0.parent == code } }

    /// The class that an export names, by its exact Chinese name or its other spelling.
    public func named(_ text: String, in scheme: ClassScheme) -> ComplaintClass? {
        let wanted = Folding.text(Folding.compact(text))
        return all.first { entry in
            entry.scheme == scheme
                && [entry.name.zh, entry.alias].contains { $0.map { Folding.text(Folding.compact($0)) } == wanted }
        }
    }

    private static func entry(_ reader: RecordReader, known: [String: Int]) throws(CatalogueFault) -> ComplaintClass {
        let code = try reader.required(0)
        guard let word = code.split(separator: ".").first, let scheme = ClassScheme(rawValue: String(word)),
            code.utf8.count > word.utf8.count + 1
        else { throw reader.fault(0, Phrase(zh: "类别代码应以所属类表开头", en: "The code must start with its list")) }
        guard let mark = ComplaintClass.Mark(rawValue: reader.text(4)) else {
            throw reader.fault(4, Phrase(zh: "标记应为 seen 或 unsure", en: "The mark must be seen or unsure"))
        }
        for column in [1, 5] where !reader.fields[column].isEmpty && known[reader.text(column)] == nil {
            throw reader.fault(column, Phrase(zh: "所指类别不在其前", en: "The class meant does not stand before it"))
        }
        return ComplaintClass(
            scheme: scheme, code: code, parent: reader.optional(1),
            name: Phrase(zh: try reader.required(2), en: try reader.required(3)), mark: mark,
            nearest: reader.optional(5), alias: reader.optional(6))
    }
}

extension RecordReader {
    func optional(_ column: Int) -> String? { fields[column].isEmpty ? nil : text(column) }
}
