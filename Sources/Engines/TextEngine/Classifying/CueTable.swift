public import Kernel
import Numbers

/// Words and phrases that speak for a class, for the time before anybody has labelled texts.
public struct CueTable: Sendable {
    public let labels: [String]
    /// Phrase to the labels it speaks for, with weights.
    private let cues: [String: [(label: Int, weight: Double)]]
    private let longest: Int

    /// Reads a table with the columns label, weight, and phrases parted by spaces, each row on a line, parted by tabs.
    ///
    /// A label may have several rows.
    public init(text: String) throws(Refusal) {
        var labels = Vocabulary()
        var cues: [String: [(label: Int, weight: Double)]] = [:]
        var longest = 0
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split(separator: "\t")
            guard parts.count == 3, let weight = Double(parts[1]), weight.isFinite else {
                throw .tableLineWrong(index + 1, "类别⇥权重⇥词 词 …")
            }
            let label = labels.number(adding: String(parts[0]))
            for phrase in parts[2].split(separator: " ") {
                let folded = Folding.plain.folded(String(phrase))
                cues[folded, default: []].append((label, weight))
                longest = max(longest, folded.unicodeScalars.count)
            }
        }
        self.labels = labels.words
        self.cues = cues
        self.longest = longest
    }

    /// The classes that phrases in the text speak for, the strongest first; none if no phrase stands in it.
    ///
    /// Where one phrase stands within another, the longer alone counts. The share of a class is not calibrated.
    public func suggestions(_ text: String, limit: Int = 3) -> [Suggestion] {
        let found = phrases(Array(Folding.plain.folded(text).unicodeScalars))
        var scores = Array(repeating: 0.0, count: labels.count)
        var reasons: [[Suggestion.Reason]] = Array(repeating: [], count: labels.count)
        for (phrase, count) in found {
            for (label, weight) in cues[phrase] ?? [] {
                let strength = weight * (1 + Elementary.logarithm(Double(count)))
                scores[label] += strength
                reasons[label].append(Suggestion.Reason(feature: phrase, weight: strength))
            }
        }
        let sum = scores.reduce(0) { $0 + max($1, 0) }
        let order = scores.indices.filter { scores[$0] > 0 }.sorted { (scores[$0], $1) > (scores[$1], $0) }
        return order.prefix(max(0, limit))
            .map { label in
                let strongest = reasons[label].sorted { ($0.weight, $1.feature) > ($1.weight, $0.feature) }
                return Suggestion(
                    label: labels[label], probability: scores[label] / sum, reasons: Array(strongest.prefix(5)))
            }
    }

    /// The longest phrases of the table at each place, from left to right, with their numbers, in the order of sight.
    private func phrases(_ scalars: [Unicode.Scalar]) -> [(String, Int)] {
        var seen = Vocabulary()
        var counts: [Int] = []
        var covered = 0
        for start in scalars.indices {
            for length in stride(from: min(longest, scalars.count - start), through: 1, by: -1) {
                guard start + length > covered else { break }
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[start..<(start + length)])
                guard cues[String(view)] != nil else { continue }
                let number = seen.number(adding: String(view))
                if number == counts.count { counts.append(0) }
                counts[number] += 1
                covered = start + length
                break
            }
        }
        return Array(zip(seen.words, counts))
    }
}
