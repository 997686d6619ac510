/// Numbers of persons among the digits of a text: phones, resident IDs, cards.
enum NumberPattern {
    /// Digits without a gap, and where they stand.
    private struct Segment {
        var digits: [UInt8] = []
        var range: Range<Int>
        /// An X behind the digits, as the last place of a resident ID.
        var hasX = false
    }

    /// The most segments one number is written in: 6222 0212 0200 1234 567, +86 138 1234 5678.
    private static let longestWindow = 6

    static func findings(in scalars: [Unicode.Scalar]) -> [PersonalFinding] {
        var findings: [PersonalFinding] = []
        for run in runs(of: scalars) {
            var start = 0
            while start < run.count {
                let lengths = (1...min(longestWindow, run.count - start)).reversed()
                let match = lengths.lazy
                    .compactMap { length in
                        kind(of: run[start..<(start + length)]).map { (length: length, kind: $0) }
                    }
                    .first
                guard let match else {
                    findings.append(contentsOf: glued(run[start], in: scalars))
                    start += 1
                    continue
                }
                let last = run[start + match.length - 1]
                let range = run[start].range.lowerBound..<last.range.upperBound
                findings.append(PersonalFinding(match.kind, range, in: scalars))
                start += match.length
            }
        }
        return findings
    }

    /// Segments that single spaces, hyphens or brackets hold together, and that no letter touches.
    private static func runs(of scalars: [Unicode.Scalar]) -> [[Segment]] {
        var runs: [[Segment]] = []
        var index = 0
        var lastEnd = -2
        while index < scalars.count {
            guard scalars[index].digit != nil else {
                index += 1
                continue
            }
            var segment = Segment(range: index..<index)
            let start = index
            while index < scalars.count, let digit = scalars[index].digit {
                segment.digits.append(digit)
                index += 1
            }
            if segment.digits.count == 17, index < scalars.count, scalars[index].capital == 0x58 {
                segment.hasX = true
                index += 1
            }
            segment.range = start..<index
            let isTouched =
                start > 0 && isWordPart(scalars[start - 1]) || index < scalars.count && isWordPart(scalars[index])
            guard !isTouched else {
                lastEnd = -2
                continue
            }
            if start == lastEnd + 1, isJoint(scalars[lastEnd]), !runs.isEmpty {
                runs[runs.count - 1].append(segment)
            } else {
                runs.append([segment])
            }
            lastEnd = index
        }
        return runs
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool { scalar.capital != nil || scalar == "_" }

    private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
        [" ", "-", "\u{2010}", "\u{2013}", "\u{2014}", "\u{3000}", ")", "\u{FF09}", "."].contains(scalar)
    }

    private static func kind(of segments: ArraySlice<Segment>) -> PersonalKind? {
        let digits = segments.flatMap(\.digits)
        if let last = segments.last, last.hasX {
            return segments.count <= 4 && isResidentID(digits, hasX: true) ? .residentID : nil
        }
        if isResidentID(digits, hasX: false) { return .residentID }
        if isMobile(digits) { return .mobile }
        if isLandline(digits, segmentCount: segments.count, first: segments.first?.digits.count ?? 0) {
            return .landline
        }
        return isBankCard(digits) ? .bankCard : nil
    }

    /// Two mobile numbers without a gap, as people paste them.
    private static func glued(_ segment: Segment, in scalars: [Unicode.Scalar]) -> [PersonalFinding] {
        let (start, end) = (segment.range.lowerBound, segment.range.upperBound)
        guard segment.digits.count == 22, isMobile(Array(segment.digits.prefix(11))),
            isMobile(Array(segment.digits.suffix(11)))
        else { return [] }
        return [start..<(start + 11), (start + 11)..<end].map { PersonalFinding(.mobile, $0, in: scalars) }
    }

    static func isMobile(_ digits: [UInt8]) -> Bool {
        var rest = digits[...]
        if rest.count == 15, rest.starts(with: [0, 0, 8, 6]) { rest = rest.dropFirst(4) }
        if rest.count == 13, rest.starts(with: [8, 6]) { rest = rest.dropFirst(2) }
        if rest.count == 12, rest.first == 0 { rest = rest.dropFirst() }
        return rest.count == 11 && rest.first == 1 && rest[rest.startIndex + 1] >= 3
    }

    /// An area code of three or four digits, of which the first is 0, and seven or eight more that begin with 2 to 8.
    private static func isLandline(_ digits: [UInt8], segmentCount: Int, first: Int) -> Bool {
        guard (10...12).contains(digits.count), digits[0] == 0, digits[1] != 0, segmentCount <= 3 else { return false }
        let area = digits[1] <= 2 ? 3 : 4
        guard segmentCount == 1 || first == area else { return false }
        return (7...8).contains(digits.count - area) && (2...8).contains(digits[area])
    }

    /// By its check digit, or by a province and a date of birth that can be: people slip in the last place.
    static func isResidentID(_ digits: [UInt8], hasX: Bool) -> Bool {
        guard let first = digits.first, (1...8).contains(first) else { return false }
        let full = hasX ? 17 : 18
        guard digits.count == full || (digits.count == 15 && !hasX) else { return false }
        let number = { (range: Range<Int>) in digits[range].reduce(0) { $0 * 10 + Int($1) } }
        if digits.count == 15 {
            return (1...12).contains(number(8..<10)) && (1...31).contains(number(10..<12))
        }
        let canBeBorn =
            (1900...2099).contains(number(6..<10)) && (1...12).contains(number(10..<12))
            && (1...31).contains(number(12..<14))
        return canBeBorn
    }

    /// 13 to 19 digits with a right Luhn sum (ISO/IEC 7812-1); cards here begin with 3 to 6, or 9.
    static func isBankCard(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count), [3, 4, 5, 6, 9].contains(digits[0]) else { return false }
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = place.isMultiple(of: 2) ? Int(digit) : Int(digit) * 2
            sum += value > 9 ? value - 9 : value
        }
        return sum.isMultiple(of: 10)
    }
}
