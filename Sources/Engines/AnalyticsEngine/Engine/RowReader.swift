/// Reads rows one by one for the views that are not counted from lanes or runs.
struct RowReader {
    private let segment: Segment
    private let bytes: UnsafeRawBufferPointer
    /// The run of the row that was asked for last.
    private var run = 0

    init(_ segment: Segment, _ bytes: UnsafeRawBufferPointer) {
        self.segment = segment
        self.bytes = bytes
    }

    /// Counts the listed rows into a slot.
    mutating func count(_ sweep: Sweep, _ slot: Int, _ tally: Tally, _ first: Int, _ count: Int) {
        switch sweep.plan.slots[slot].measure {
        case .facet(let facet):
            let target = tally.counts(of: slot)
            let shift = sweep.table.shift(facet, segment)
            for index in 0..<count { target[code(facet, first + Int(tally.places[index]), shift)] &+= 1 }
        case .words(let column): countWords(column, tally.counts(of: slot), tally, first, count)
        case .table(let one, let other):
            let target = tally.counts(of: slot)
            let width = sweep.table.spans[other].size
            let shifts = (sweep.table.shift(one, segment), sweep.table.shift(other, segment))
            for index in 0..<count {
                let row = first + Int(tally.places[index])
                target[code(one, row, shifts.0) * width + code(other, row, shifts.1)] &+= 1
            }
        case .sum(let column):
            guard let number = segment.numbers[column] else { return }
            for index in 0..<count {
                let distance = Codes.distance(bytes, number.offset, number.width, first + Int(tally.places[index]))
                guard distance > 0 else { continue }
                tally.sums[slot] += Int128(number.base) + Int128(distance - 1)
                tally.sumCounts[slot] += 1
            }
        case .values(let column):
            guard let number = segment.numbers[column] else { return }
            for index in 0..<count {
                let distance = Codes.distance(bytes, number.offset, number.width, first + Int(tally.places[index]))
                if distance > 0 { tally.values[slot].append(number.base &+ Int64(bitPattern: distance &- 1)) }
            }
        }
    }

    private func countWords(
        _ column: Int, _ target: UnsafeMutableBufferPointer<Int32>, _ tally: Tally, _ first: Int, _ count: Int
    ) {
        guard let words = segment.words[column] else { return }
        for index in 0..<count {
            let row = first + Int(tally.places[index])
            let start = row == 0 ? 0 : Codes.load(bytes, words.ends, 4, row - 1)
            for place in start..<Codes.load(bytes, words.ends, 4, row) {
                target[Codes.load(bytes, words.codes, 4, place)] &+= 1
            }
        }
    }

    /// The table's code of a facet in a row.
    mutating func code(_ facet: Int, _ row: Int, _ shift: Int) -> Int {
        if let section = segment.facets[facet] {
            let code = Codes.load(bytes, section.offset, section.width, row)
            return code == 0 || code >= section.cardinality ? 0 : code + shift
        }
        guard let runs = segment.runs, runs.facet == facet else { return 0 }
        // Rows mostly come in ascending order; then the next run is near.
        if runs.start(run, bytes) > row { run = runs.run(at: row, bytes) }
        var steps = 0
        while runs.start(run + 1, bytes) <= row {
            run += 1
            steps += 1
            if steps > 64 { run = runs.run(at: row, bytes) }
        }
        return runs.code(run, bytes)
    }
}

extension RowReader {
    /// The words of a row.
    func words(_ column: Int, _ row: Int) -> [UInt32] {
        guard let words = segment.words[column] else { return [] }
        let start = row == 0 ? 0 : Codes.load(bytes, words.ends, 4, row - 1)
        return (start..<Codes.load(bytes, words.ends, 4, row)).map { UInt32(Codes.load(bytes, words.codes, 4, $0)) }
    }
}
