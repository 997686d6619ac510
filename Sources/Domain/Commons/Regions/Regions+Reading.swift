import Kernel

extension Regions {
    static func readDivisions(_ bytes: [UInt8]) throws(CatalogueFault) -> (PlaceTable, [UInt64]) {
        var reader = try RecordReader(bytes, file: "regions/divisions.csv", heading: ["code", "parent", "name"])
        var table = PlaceTable(bytes: bytes, capacity: 3400)
        var parents: [UInt64] = []
        while try reader.next() {
            let number = try reader.code(0, digits: 6)
            guard number > table.numbers.last ?? 0 else { throw reader.disorder(0) }
            let parent: UInt64 = reader.fields[1].isEmpty ? 0 : try reader.code(1, digits: 6)
            let isProvince = number % 10_000_000_000 == 0
            // A parent's number is the smaller, so it has been read; only provinces have none.
            guard isProvince == (parent == 0), isProvince || table.index(of: parent) != nil else {
                throw reader.fault(1, Phrase(zh: "上级区划不存在", en: "There is no such place above it"))
            }
            table.append(number, name: try reader.name(2))
            parents.append(parent)
        }
        return (table, parents)
    }

    static func readTownships(_ bytes: [UInt8], below divisions: PlaceTable) throws(CatalogueFault) -> PlaceTable {
        guard !bytes.isEmpty else { return PlaceTable(bytes: [], capacity: 0) }
        var reader = try RecordReader(bytes, file: "regions/townships.csv", heading: ["code", "name"])
        var table = PlaceTable(bytes: bytes, capacity: 40_000)
        var lastCounty: UInt64 = 0
        while try reader.next() {
            let number = try reader.code(0, digits: 9)
            guard number > table.numbers.last ?? 0 else { throw reader.disorder(0) }
            let county = number / 1_000_000 * 1_000_000
            if county != lastCounty {
                guard divisions.index(of: county) != nil else {
                    throw reader.fault(0, Phrase(zh: "所属县级区划不存在", en: "There is no such county"))
                }
                lastCounty = county
            }
            table.append(number, name: try reader.name(1))
        }
        return table
    }

    static func readZones(_ bytes: [UInt8], below divisions: PlaceTable) throws(CatalogueFault) -> [Zone] {
        guard !bytes.isEmpty else { return [] }
        var reader = try RecordReader(
            bytes, file: "regions/extensions.csv", heading: ["code", "parent", "name", "covers", "mark"])
        var zones: [Zone] = []
        while try reader.next() {
            let code = RegionCode(stored: try reader.code(0, digits: 6))
            guard divisions.index(of: code.number) == nil, !zones.contains(where: { $0.region.code == code }) else {
                throw reader.fault(0, Phrase(zh: "代码已被占用", en: "The number is taken"))
            }
            let parent = reader.fields[1].isEmpty ? nil : RegionCode(stored: try reader.code(1, digits: 6))
            if let parent, divisions.index(of: parent.number) == nil {
                throw reader.fault(1, Phrase(zh: "上级区划不存在", en: "There is no such place above it"))
            }
            let region = Region(
                code: code, name: try reader.required(2), level: code.level, parent: parent, standing: .zone)
            zones.append(Zone(region: region, covers: try reader.codes(3)))
        }
        return zones
    }

    static func readChanges(_ bytes: [UInt8]) throws(CatalogueFault) -> [RegionChange] {
        guard !bytes.isEmpty else { return [] }
        var reader = try RecordReader(
            bytes, file: "regions/changes.csv",
            heading: ["year", "kind", "old", "old_name", "new", "new_name", "mark"])
        var changes: [RegionChange] = []
        changes.reserveCapacity(5000)
        while try reader.next() {
            guard let kind = RegionChange.Kind(rawValue: reader.text(1)) else {
                throw reader.fault(1, Phrase(zh: "未知的变更类型", en: "No such kind of change"))
            }
            let change = RegionChange(
                year: try reader.number(0).map { Int($0) }, kind: kind,
                old: RegionCode(stored: try reader.code(2, digits: 6)), oldName: reader.text(3),
                new: reader.fields[4].isEmpty ? nil : RegionCode(stored: try reader.code(4, digits: 6)),
                newName: reader.text(5))
            if let last = changes.last, (change.old.number, change.year ?? 0) < (last.old.number, last.year ?? 0) {
                throw reader.disorder(2)
            }
            changes.append(change)
        }
        return changes
    }
}

extension RecordReader {
    /// The field as a region's twelve-digit number.
    func code(_ column: Int, digits: Int) throws(CatalogueFault) -> UInt64 {
        guard fields[column].count == digits, let value = try number(column),
            let code = RegionCode(padding: value, digits: digits)
        else { throw fault(column, Refusal.regionCodeMalformed.phrase) }
        return code.number
    }

    /// Region codes with single spaces between them.
    func codes(_ column: Int) throws(CatalogueFault) -> [RegionCode] {
        var codes: [RegionCode] = []
        for part in text(column).split(separator: " ") {
            do throws(Refusal) {
                codes.append(try RegionCode(String(part)))
            } catch {
                throw fault(column, error.phrase)
            }
        }
        return codes
    }

    func name(_ column: Int) throws(CatalogueFault) -> Range<Int> {
        guard (1...80).contains(fields[column].count) else {
            throw fault(column, Phrase(zh: "名称为空或过长", en: "The name is empty or too long"))
        }
        return fields[column]
    }

    func disorder(_ column: Int) -> CatalogueFault {
        fault(column, Phrase(zh: "未按代码升序排列或有重复", en: "The rows are not in order, or one is there twice"))
    }
}

extension RegionCode {
    /// A number that a catalogue has checked.
    init(stored number: UInt64) {
        self.number = number
    }
}
