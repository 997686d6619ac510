public import Kernel

/// How rare words are: the logarithm of the inverse share of texts that have them.
public struct InverseFrequencies: Sendable {
    private let values: [String: Double]
    /// What a word without a value of its own counts: the middle one of all.
    public let median: Double

    public init(_ values: [String: Double]) {
        self.values = values
        median = values.isEmpty ? 1 : values.values.sorted()[values.count / 2]
    }

    /// Reads lines of a word, a space and a number.
    public init(text bytes: [UInt8]) throws(Refusal) {
        var values: [String: Double] = [:]
        values.reserveCapacity(bytes.count / 20)
        var number = 0
        for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
            number += 1
            if line.isEmpty { continue }
            guard let space = line.firstIndex(of: 32), space > line.startIndex,
                let value = Double(
                    String(decoding: line[(space + 1)...].filter { $0 != 13 && $0 != 32 }, as: UTF8.self))
            else { throw .tableLineWrong(number, "词 IDF") }
            values[String(decoding: line[..<space], as: UTF8.self)] = value
        }
        self.init(values)
    }

    public subscript(word: String) -> Double { values[word] ?? median }
}
