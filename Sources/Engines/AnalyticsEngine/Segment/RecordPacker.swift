/// Decides which facets of few codes share the two-byte lanes of a row's records.
struct RecordPacker {
    private(set) var parts: [LanePart] = []
    private(set) var recordCount = 0
    /// Three where three are enough for all, because a row then takes six bytes; else four.
    private(set) var lanesARecord = mostLanes

    static let mostLanes = 4
    static let laneCodes = 1 << 16

    /// The largest first, each into the first lane that has room: close to the fewest lanes.
    init(_ facets: [Int: FacetCodes]) {
        let small = facets.filter { $0.value.cardinality <= SegmentWriter.laneFacetLimit }
        let bySize = small.sorted { ($1.value.cardinality, $0.key) < ($0.value.cardinality, $1.key) }
        var sizes: [Int] = []
        var lanes: [(lane: Int, facet: Int, cardinality: Int)] = []
        for (facet, codes) in bySize {
            let lane = sizes.firstIndex { $0 * codes.cardinality <= Self.laneCodes } ?? sizes.count
            if lane == sizes.count { sizes.append(1) }
            sizes[lane] *= codes.cardinality
            lanes.append((lane, facet, codes.cardinality))
        }
        let perRecord = sizes.count <= 3 ? 3 : Self.mostLanes
        parts = lanes.map { part in
            LanePart(
                record: part.lane / perRecord, lane: part.lane % perRecord, facet: part.facet,
                cardinality: part.cardinality)
        }
        lanesARecord = perRecord
        recordCount = (sizes.count + perRecord - 1) / perRecord
    }

    func bytes(record: Int, _ facets: [Int: FacetCodes], rows: Int) -> [UInt8] {
        let padded = (rows + 63) / 64 * 64
        var lanes = [UInt16](repeating: 0, count: padded * lanesARecord)
        for lane in 0..<lanesARecord {
            var factor = 1
            for part in parts where part.record == record && part.lane == lane {
                guard let codes = facets[part.facet]?.codes else { continue }
                for (row, code) in codes.enumerated() {
                    lanes[row * lanesARecord + lane] += UInt16(Int(code) * factor)
                }
                factor *= part.cardinality
            }
        }
        return lanes.withUnsafeBytes { [UInt8]($0) }
    }
}
