public import Kernel

extension Table {
    /// What a slot's counts come to.
    func result(_ slot: Plan.Slot, _ index: Int, _ tally: Tally, _ layout: TallyLayout) -> Answer.Result {
        switch slot.view {
        case .histogram, .top, .distinct, .table: return counted(slot, UnsafeBufferPointer(tally.counts(of: index)))
        case .sum: return .sum(tally.sums[index], count: tally.sumCounts[index])
        case .quantiles(_, let shares): return .quantiles(Quantiles.values(tally.values[index], at: shares))
        }
    }

    /// What the counts of a view's codes come to.
    func counted(_ slot: Plan.Slot, _ counts: UnsafeBufferPointer<Int32>) -> Answer.Result {
        switch slot.view {
        case .histogram(_, let period): .counts(bars(slot, counts, period))
        case .top(_, let limit): .top(top(slot, counts, limit))
        case .table: .table(cells(slot, counts))
        case .distinct, .sum, .quantiles: .distinct(counts.dropFirst().reduce(0) { $0 + ($1 > 0 ? 1 : 0) })
        }
    }

    private func value(_ code: Int, _ measure: Plan.Measure) -> Answer.Value {
        switch measure {
        case .facet(let facet): value(code, facet)
        case .words(let column): .word(vocabulary.words[column].text(code))
        case .table, .sum, .values: .missing
        }
    }

    private func bars(_ slot: Plan.Slot, _ counts: UnsafeBufferPointer<Int32>, _ period: View.Period) -> [Answer.Bar] {
        var bars: [Answer.Bar] = []
        for (code, count) in counts.enumerated() where count > 0 {
            var value = value(code, slot.measure)
            if case .day(let number) = value { value = .day(period.start(of: Day(number: number)).number) }
            if let last = bars.last, last.value == value {
                bars[bars.count - 1] = Answer.Bar(value: value, count: last.count + Int(count))
            } else {
                bars.append(Answer.Bar(value: value, count: Int(count)))
            }
        }
        return bars
    }

    /// Those with the most rows, ties in the order in which their labels were first seen.
    ///
    /// The missing value is not among them.
    private func top(_ slot: Plan.Slot, _ counts: UnsafeBufferPointer<Int32>, _ limit: Int) -> [Answer.Bar] {
        TopCounts.codes(counts, limit).map { Answer.Bar(value: value($0, slot.measure), count: Int(counts[$0])) }
    }

    private func cells(_ slot: Plan.Slot, _ counts: UnsafeBufferPointer<Int32>) -> [Answer.Cell] {
        guard case .table(let one, let other) = slot.measure else { return [] }
        let width = spans[other].size
        var cells: [Answer.Cell] = []
        for (place, count) in counts.enumerated() where count > 0 {
            cells.append(
                Answer.Cell(row: value(place / width, one), column: value(place % width, other), count: Int(count)))
        }
        return cells
    }
}

/// The largest of many counts.
enum TopCounts {
    /// The codes with the largest counts above zero, the largest first, then by code; 0 is not among them.
    static func codes(_ counts: UnsafeBufferPointer<Int32>, _ limit: Int) -> [Int] {
        guard limit > 0, counts.count > 1 else { return [] }
        let least = threshold(counts, limit)
        var above: [Int] = []
        var ties: [Int] = []
        for code in 1..<counts.count where counts[code] >= least {
            if counts[code] > least { above.append(code) } else if ties.count < limit { ties.append(code) }
        }
        above.sort { (counts[$1], $0) < (counts[$0], $1) }
        return Array((above + ties).prefix(limit))
    }

    /// The `limit`th largest of the counts behind the first, at least 1.
    ///
    /// One pass; the few that are large enough so far are kept in a heap.
    static func threshold(_ counts: UnsafeBufferPointer<Int32>, _ limit: Int) -> Int32 {
        var best: [Int32] = []
        var least: Int32 = 0
        for code in 1..<max(counts.count, 1) where code < counts.count && counts[code] > least {
            let place = best.firstPlace(notAbove: counts[code])
            best.insert(counts[code], at: place)
            if best.count > limit { best.removeLast() }
            if best.count == limit { least = best[limit - 1] }
        }
        return best.count < limit ? 1 : max(least, 1)
    }
}

extension [Int32] {
    /// Where in these descending numbers a value belongs.
    fileprivate func firstPlace(notAbove value: Int32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension View.Period {
    /// The first day of the period that a day lies in; weeks begin on Monday.
    public func start(of day: Day) -> Day {
        let (year, month, number) = day.parts
        return switch self {
        case .day: day
        case .week: day.advanced(by: 1 - day.weekday.rawValue)
        case .month: day.advanced(by: 1 - number)
        case .quarter: Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
        case .year: Day(year: year, month: 1, day: 1) ?? day
        }
    }
}

/// Exact quantiles by partial sorting.
enum Quantiles {
    /// For each share q the least value that at least q of the values do not exceed; expected time linear in the values.
    static func values(_ values: [Int64], at shares: [Double]) -> [Int64?] {
        guard !values.isEmpty else { return shares.map { _ in nil } }
        var values = values
        return shares.map { share in
            let place = Int((share * Double(values.count)).rounded(.up)) - 1
            return select(&values, min(max(place, 0), values.count - 1))
        }
    }

    /// Hoare's selection, the pivot the middle of three.
    private static func select(_ values: inout [Int64], _ place: Int) -> Int64 {
        values.withUnsafeMutableBufferPointer { values in
            var (low, high) = (0, values.count - 1)
            while low < high {
                let middle = low + (high - low) / 2
                let (a, b, c) = (values[low], values[middle], values[high])
                let pivot = max(min(a, b), min(max(a, b), c))
                var (left, right) = (low, high)
                while left <= right {
                    while values[left] < pivot { left += 1 }
                    while values[right] > pivot { right -= 1 }
                    if left <= right {
                        values.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if place <= right { high = right } else if place >= left { low = left } else { return values[place] }
            }
            return values[place]
        }
    }
}
