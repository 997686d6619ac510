import Kernel

extension Regions {
    /// The place of today that a number means, whenever it was in use.
    ///
    /// Numbers have been given to other places over the years. What is known of the day narrows it down: with a year, the
    /// changes before it are left aside; with a name, only changes of a place so named are followed. A number that leads
    /// nowhere is answered with the place that it lay in. Townships are answered with their county where they are gone.
    ///
    /// - Parameters:
    ///   - code: the number, of today or not.
    ///   - year: the year in which the number was written down; without it, a number of today means today's place.
    ///   - name: what the place was called then.
    /// - Returns: nothing where not even the province is known.
    public func resolve(_ code: RegionCode, in year: Int? = nil, named name: String? = nil) -> RegionResolution? {
        if let region = region(code), year == nil && name == nil || code.level > .county || region.name == name {
            return RegionResolution(asked: code, region: region, certainty: .current, steps: [])
        }
        let county = code.level > .county ? code.county : code
        let (end, steps) = follow(county, after: year ?? 0, named: name)
        let hasEnded = steps.last.map { $0.new == nil } ?? false
        if let region = region(end), code.level <= .county, !hasEnded {
            let isInferred = steps.contains { $0.kind == .sameName }
            return RegionResolution(
                asked: code, region: region,
                certainty: steps.isEmpty ? .current : isInferred ? .inferred : .successor, steps: steps)
        }
        if let region = region(end), !hasEnded {
            return RegionResolution(asked: code, region: region, certainty: .upperLevel, steps: steps)
        }
        guard let parent = end.parent, let upper = resolve(parent, in: steps.last?.year ?? year) else { return nil }
        return RegionResolution(
            asked: code, region: upper.region, certainty: .upperLevel, steps: steps + upper.steps)
    }

    /// What is recorded of a number, oldest first.
    public func history(of code: RegionCode) -> [RegionChange] {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].old < code { low = middle + 1 } else { high = middle }
        }
        return Array(changes[low...].prefix { $0.old == code })
    }

    /// Goes from change to change until a number has no later one.
    private func follow(
        _ code: RegionCode, after year: Int, named name: String?
    ) -> (end: RegionCode, steps: [RegionChange]) {
        var (code, year, name) = (code, year, name)
        var steps: [RegionChange] = []
        // More than the longest chain on record; a ring in the data ends here.
        while steps.count < 12, let change = next(from: code, after: year, named: name) {
            steps.append(change)
            guard let new = change.new else { break }
            (code, year, name) = (new, change.year ?? year, change.newName)
        }
        return (code, steps)
    }

    /// The change that befell the holder of a number next.
    ///
    /// Where year or name tells the holder, that is the first change after it; otherwise the number's last holder is
    /// meant, since an old number without a date is more likely a late one.
    private func next(from code: RegionCode, after year: Int, named name: String?) -> RegionChange? {
        let isAlive = region(code) != nil
        let isDated = year > 0 || name != nil
        guard isDated || !isAlive else { return nil }
        let later = history(of: code)
            .filter { change in
                guard isDated || change.kind != .reassigned else { return false }
                return change.year ?? .max > year || change.year == year && change.oldName == name && change.new != code
            }
        let ofThatName = later.filter { $0.oldName == name }
        if ofThatName.isEmpty, name != nil, isAlive { return nil }
        let candidates = ofThatName.isEmpty ? later : ofThatName
        guard !isDated else { return candidates.min(by: Self.isEarlier).map(whereTo) }
        let moves = candidates.filter { $0.new != nil && $0.new != code }
        return (moves.isEmpty ? candidates.filter { $0.new == nil } : moves).max { $0.year ?? 0 < $1.year ?? 0 }
    }

    /// Within a year, the record of a place's own move comes before the record that its number went to another.
    private static func isEarlier(_ one: RegionChange, _ other: RegionChange) -> Bool {
        (one.year ?? .max, one.kind == .reassigned ? 1 : 0) < (other.year ?? .max, other.kind == .reassigned ? 1 : 0)
    }

    /// Where the old holder of a number went that was given to another place.
    ///
    /// When whole provinces were numbered anew, only the numbers' new holders are recorded: the old holder is found as the
    /// new holder of another number in the same year and province.
    private func whereTo(_ change: RegionChange) -> RegionChange {
        guard change.kind == .reassigned else { return change }
        let arrival = changes.first { other in
            other.kind == .reassigned && other.year == change.year && other.newName == change.oldName
                && other.old.province == change.old.province && other.old != change.old
        }
        return RegionChange(
            year: change.year, kind: arrival == nil ? .reassigned : .recoded, old: change.old, oldName: change.oldName,
            new: arrival?.old, newName: arrival == nil ? "" : change.oldName)
    }
}
