extension Regions {
    /// The places whose name holds a fragment, best first: the very name, then its beginning, then anywhere; higher levels
    /// first, then by number.
    ///
    /// Reads through all names: about two milliseconds.
    public func search(_ fragment: String, limit: Int = 20) -> [Region] {
        let wanted = Array(Folding.trimmed(fragment).utf8)
        guard !wanted.isEmpty, limit > 0 else { return [] }
        var found: [(rank: Int, region: Region)] = []
        func look(in table: PlaceTable, _ region: (Int) -> Region) {
            for index in table.numbers.indices {
                if let rank = Self.rank(of: wanted, in: table.nameBytes(at: index)) {
                    found.append((rank, region(index)))
                }
            }
        }
        look(in: divisions, division(at:))
        for zone in zones {
            if let rank = Self.rank(of: wanted, in: Array(zone.region.name.utf8)[...]) {
                found.append((rank, zone.region))
            }
        }
        look(in: townships, township(at:))
        found.sort { one, other in
            (one.rank, one.region.level.rawValue, one.region.code.number)
                < (other.rank, other.region.level.rawValue, other.region.code.number)
        }
        return found.prefix(limit).map(\.region)
    }

    private static func rank(of wanted: [UInt8], in name: ArraySlice<UInt8>) -> Int? {
        guard name.count >= wanted.count else { return nil }
        if name.starts(with: wanted) { return name.count == wanted.count ? 0 : 1 }
        guard name.count > wanted.count else { return nil }
        for start in name.startIndex + 1...name.endIndex - wanted.count
        where name[start] == wanted[0] && name[start...].starts(with: wanted) {
            return 2
        }
        return nil
    }
}
