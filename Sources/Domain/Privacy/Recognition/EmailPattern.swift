/// E-mail addresses of the plain form that people write.
enum EmailPattern {
    static func findings(in scalars: [Unicode.Scalar]) -> [PersonalFinding] {
        var findings: [PersonalFinding] = []
        var earliest = 0
        for index in scalars.indices where scalars[index] == "@" || scalars[index] == "\u{FF20}" {
            var start = index
            while start > earliest, isLocal(scalars[start - 1]) { start -= 1 }
            var end = index + 1
            while end < scalars.count, isDomain(scalars[end]) { end += 1 }
            while end > index + 1, scalars[end - 1] == "." || scalars[end - 1] == "-" { end -= 1 }
            let domain = scalars[(index + 1)..<end].split(separator: ".", omittingEmptySubsequences: false)
            guard start < index, domain.count >= 2, domain.allSatisfy({ !$0.isEmpty }),
                let last = domain.last, last.count >= 2, last.allSatisfy({ $0.capital != nil })
            else { continue }
            findings.append(PersonalFinding(.email, start..<end, in: scalars))
            earliest = end
        }
        return findings
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.capital != nil || scalar.digit != nil || [".", "_", "%", "+", "-"].contains(scalar)
    }

    private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.capital != nil || scalar.digit != nil || scalar == "." || scalar == "-"
    }
}
