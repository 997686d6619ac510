import Kernel

/// One entry of the industry classification.
public struct Industry: Hashable, Sendable {
    public let code: IndustryCode
    public let name: String
    /// The entry above; nothing above a section.
    public let parent: IndustryCode?
}

/// 国民经济行业分类: the industries of GB/T 4754-2017, 20 sections to some 1,380 classes.
public struct Industries: Sendable {
    /// Sections first, then by number.
    public let all: [Industry]
    private let places: [IndustryCode: Int]

    /// Reads `industries/gbt4754-2017.csv`: code, code above, name.
    public init(parsing bytes: [UInt8]) throws(CatalogueFault) {
        var reader = try RecordReader(
            bytes, file: "industries/gbt4754-2017.csv", heading: ["code", "parent", "name"])
        var all: [Industry] = []
        var places: [IndustryCode: Int] = [:]
        while try reader.next() {
            let code = try reader.industry(0)
            let parent = reader.fields[1].isEmpty ? nil : try reader.industry(1)
            guard places[code] == nil else {
                throw reader.fault(0, Phrase(zh: "行业代码重复", en: "The industry is there twice"))
            }
            let isBelow = parent.map { places[$0] != nil && $0.level.rawValue == code.level.rawValue - 1 }
            guard isBelow ?? (code.level == .section) else {
                throw reader.fault(1, Phrase(zh: "上级行业不存在", en: "There is no such industry above it"))
            }
            places[code] = all.count
            all.append(Industry(code: code, name: try reader.required(2), parent: parent))
        }
        self.all = all
        self.places = places
    }

    public func industry(_ code: IndustryCode) -> Industry? { places[code].map { all[$0] } }

    /// From the section down to the industry itself; empty where there is none with this code.
    public func chain(_ code: IndustryCode) -> [Industry] {
        var chain: [Industry] = []
        var next = industry(code)
        while let industry = next {
            chain.append(industry)
            next = industry.parent.flatMap(self.industry)
        }
        return chain.reversed()
    }

    public func children(of code: IndustryCode?) -> [Industry] { all.filter { $0.parent == code } }

    public func search(_ fragment: String, limit: Int = 20) -> [Industry] {
        let wanted = Folding.trimmed(fragment)
        guard !wanted.isEmpty else { return [] }
        return Array(all.lazy.filter { $0.name.contains(wanted) }.prefix(limit))
    }
}

extension RecordReader {
    fileprivate func industry(_ column: Int) throws(CatalogueFault) -> IndustryCode {
        do throws(Refusal) {
            return try IndustryCode(text(column))
        } catch {
            throw fault(column, error.phrase)
        }
    }
}
