/// The bytes of the four files under `Resources/data/regions`.
public struct RegionFiles: Sendable {
    public let divisions: [UInt8]
    public let townships: [UInt8]
    public let changes: [UInt8]
    public let extensions: [UInt8]

    public init(divisions: [UInt8], townships: [UInt8] = [], changes: [UInt8] = [], extensions: [UInt8] = []) {
        self.divisions = divisions
        self.townships = townships
        self.changes = changes
        self.extensions = extensions
    }
}

/// 行政区划: every place of today, and what has become of the numbers in use since 1980.
///
/// About 42,000 places in 2.5 MB. A place is found by its number in logarithmic time, the names of divisions in constant
/// time, other names by reading through them. Sources and licences stand beside the files.
public struct Regions: Sendable {
    let divisions: PlaceTable
    let townships: PlaceTable
    /// For each division, the number of the one above it, or 0.
    let parents: [UInt64]
    let zones: [Zone]
    /// By old number, then year.
    let changes: [RegionChange]
    let names: PlaceNames

    /// A functional zone: a place that the standard does not know.
    struct Zone: Sendable {
        let region: Region
        /// The townships, or counties, that it runs.
        let covers: [RegionCode]
    }

    /// Reads the catalogue; files other than the divisions may be empty.
    ///
    /// - Throws: a fault that names the file, line and column of the first thing that is wrong: rows out of order,
    ///   parents that do not exist, townships without a county, names longer than 80 bytes.
    public init(_ files: RegionFiles) throws(CatalogueFault) {
        (divisions, parents) = try Self.readDivisions(files.divisions)
        townships = try Self.readTownships(files.townships, below: divisions)
        zones = try Self.readZones(files.extensions, below: divisions)
        changes = try Self.readChanges(files.changes)
        names = PlaceNames(divisions: divisions, zones: zones.map(\.region))
    }

    public var divisionCount: Int { divisions.count }
    public var townshipCount: Int { townships.count }

    /// Every division from province to county in order of its number, zones last.
    public var all: [Region] { divisions.numbers.indices.map(division(at:)) + zones.map(\.region) }

    public var provinces: [Region] { all.filter { $0.level == .province } }

    /// The place of today with this number; nothing for old ones, which `resolve` knows.
    public func region(_ code: RegionCode) -> Region? {
        if let index = divisions.index(of: code.number) { return division(at: index) }
        if let zone = zone(code) { return zone.region }
        return townships.index(of: code.number).map(township(at:))
    }

    /// From the province down to the place itself; empty where the number is none of today's.
    public func chain(_ code: RegionCode) -> [Region] {
        var chain: [Region] = []
        var next = region(code)
        while let region = next {
            chain.append(region)
            next = region.parent.flatMap(self.region)
        }
        return chain.reversed()
    }

    /// The numbers of a place and of all above it, the place itself first; empty where it is none of today's.
    func lineage(_ code: RegionCode) -> [RegionCode] {
        var lineage: [RegionCode] = []
        var next: RegionCode? = code
        while let code = next {
            if let index = divisions.index(of: code.number) {
                next = parents[index] == 0 ? nil : RegionCode(stored: parents[index])
            } else if let zone = zone(code) {
                next = zone.region.parent
            } else if townships.index(of: code.number) != nil {
                next = code.county
            } else {
                break
            }
            lineage.append(code)
        }
        return lineage
    }

    /// `宁夏回族自治区吴忠市青铜峡市小坝镇`.
    public func fullName(of code: RegionCode) -> String? {
        let chain = chain(code)
        return chain.isEmpty ? nil : chain.map(\.name).joined()
    }

    /// The places right below one, in order of their numbers.
    public func children(of code: RegionCode) -> [Region] {
        let below = divisions.indices(in: code.span).filter { parents[$0] == code.number }.map(division(at:))
        let run = zones.filter { $0.region.parent == code }.map(\.region)
        guard code.level == .county || below.isEmpty else { return below + run }
        return below + run + townships.indices(in: code.span).map(township(at:))
    }

    /// The zone that runs a township or county, where one does.
    public func zone(running code: RegionCode) -> Region? {
        zones.first { zone in zone.covers.contains { $0.contains(code) } }?.region
    }

    /// The townships and counties that a zone runs.
    public func covered(by code: RegionCode) -> [RegionCode] { zone(code)?.covers ?? [] }

    /// Whether one place lies within another, by who governs it: a county under a province directly lies in no city, and
    /// a township that a zone runs lies in the zone as well as in its county.
    public func lies(_ code: RegionCode, within other: RegionCode) -> Bool {
        if other.contains(code) { return true }
        if lineage(code).contains(other) { return true }
        return zone(other).map { zone in zone.covers.contains { $0.contains(code) } } ?? false
    }

    func zone(_ code: RegionCode) -> Zone? { zones.first { $0.region.code == code } }

    func division(at index: Int) -> Region {
        let code = RegionCode(stored: divisions.numbers[index])
        let parent = parents[index]
        return Region(
            code: code, name: divisions.name(at: index), level: code.level,
            parent: parent == 0 ? nil : RegionCode(stored: parent), standing: .division)
    }

    func township(at index: Int) -> Region {
        let code = RegionCode(stored: townships.numbers[index])
        return Region(
            code: code, name: townships.name(at: index), level: .township, parent: code.county, standing: .division)
    }
}
