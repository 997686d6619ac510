/// Number plates (GA 36-2018): a province, a letter, and five places or, for new energy, six.
enum PlatePattern {
    private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars)
    private static let dots: Set<Unicode.Scalar> = ["·", "\u{2022}", "-", " "]

    static func findings(in scalars: [Unicode.Scalar]) -> [PersonalFinding] {
        var findings: [PersonalFinding] = []
        for start in scalars.indices where provinces.contains(scalars[start]) {
            guard start + 1 < scalars.count, scalars[start + 1].capital != nil else { continue }
            var index = start + 2
            if index < scalars.count, dots.contains(scalars[index]) { index += 1 }
            let first = index
            var digitCount = 0
            while index < scalars.count, index - first < 7, isPlace(scalars[index]) {
                if scalars[index].digit != nil { digitCount += 1 }
                index += 1
            }
            guard (5...6).contains(index - first), digitCount >= 2 else { continue }
            findings.append(PersonalFinding(.plate, start..<index, in: scalars))
        }
        return findings
    }

    private static func isPlace(_ scalar: Unicode.Scalar) -> Bool { scalar.capital != nil || scalar.digit != nil }
}
