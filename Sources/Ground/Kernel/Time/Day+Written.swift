extension Day {
    /// Reads a date as people write it, year first: `2026-05-01`, `2026/5/1`, `2026.5.1`, `20260501`, `2026年5月1日`.
    ///
    /// Nothing where the order of year, month and day is not certain, or where there is no such day.
    public init?(written text: String) {
        var numbers: [Int] = []
        var lengths: [Int] = []
        var marks: [Character] = []
        var isWithin = false
        for mark in text where !mark.isWhitespace {
            if let digit = mark.wholeNumberValue, digit < 10 {
                if isWithin, let last = numbers.last, let length = lengths.last, length < 8 {
                    (numbers[numbers.count - 1], lengths[lengths.count - 1]) = (last * 10 + digit, length + 1)
                } else if isWithin {
                    return nil
                } else {
                    numbers.append(digit)
                    lengths.append(1)
                }
                isWithin = true
            } else {
                marks.append(mark)
                isWithin = false
            }
        }
        if lengths == [8], marks.isEmpty {
            self.init(year: numbers[0] / 10_000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
            return
        }
        guard numbers.count == 3, lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2,
            Self.separators.contains(String(marks))
        else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    private static let separators: Set<String> = ["--", "//", "..", "年月日", "年月", "年月号", "－－", "／／", "．．", "。。"]
}
