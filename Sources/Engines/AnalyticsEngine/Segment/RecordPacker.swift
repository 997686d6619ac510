/// Decides which facets of few codes share the two-byte lanes of a row's records.
struct RecordPacker {
    private(set) var parts: [LanePart] = []
    private(set) var recordCount = 0

    static let lanesARecord = 3
    static let laneCodes = 1 << 16

    /// The largest first, each into the first lane that has room: close to the fewest lanes.
    init(_ facets: [Int: FacetCodes]) {
        let small = facets.filter { $0.value.cardinality <= SegmentWriter.laneFacetLimit }
        let bySize = small.sorted { ($1.value.cardinality, $0.key) < ($0.value.cardinality, $1.key) }
        var sizes: [Int] = []
        for (facet, codes) in bySize {
            let lane = sizes.firstIndex { $0 * codes.cardinality <= Self.laneCodes } ?? sizes.count
            if lane == sizes.count { sizes.append(1) }
            sizes[lane] *= codes.cardinality
            parts.append(
                LanePart(
                    record: lane / Self.lanesARecord, lane: lane % Self.lanesARecord, facet: facet,
                    cardinality: codes.cardinality))
        }
        recordCount = (sizes.count + Self.lanesARecord - 1) / Self.lanesARecord
    }

    func bytes(record: Int, _ facets: [Int: FacetCodes], rows: Int) -> [UInt8] {
        let padded = (rows + 63) / 64 * 64
        var lanes = [UInt16](repeating: 0, count: padded * Self.lanesARecord)
        for lane in 0..<Self.lanesARecord {
            var factor = 1
            for part in parts where part.record == record && part.lane == lane {
                guard let codes = facets[part.facet]?.codes else { continue }
                for (row, code) in codes.enumerated() {
                    lanes[row * Self.lanesARecord + lane] += UInt16(Int(code) * factor)
                }
                factor *= part.cardinality
            }
        }
        return lanes.withUnsafeBytes { Array<UInt8>($0) }
    }
}
