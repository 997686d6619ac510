/// Words by their characters, so that all those that begin at one place of a text are found in one walk along it.
///
/// A walk costs as many steps as the longest word that the text goes along with, however many words there are.
struct WordTree: Sendable {
    /// From a node and a character to the next node, both in one number.
    private var steps: [UInt64: Int32] = [:]
    /// For each node, the word that ends there.
    private var words: [Int32] = [-1]

    /// Adds a word, and gives its number: that of the same word where it is there already, else `count`.
    mutating func number(_ word: some Sequence<Unicode.Scalar>, else count: Int) -> Int {
        var node = 0
        for scalar in word {
            let step = Self.step(node, scalar)
            if let next = steps[step] {
                node = Int(next)
            } else {
                words.append(-1)
                node = words.count - 1
                steps[step] = Int32(truncatingIfNeeded: node)
            }
        }
        if words[node] < 0 { words[node] = Int32(truncatingIfNeeded: count) }
        return Int(words[node])
    }

    /// The words that stand in the text from `start` on, shortest first.
    func found(in text: [Unicode.Scalar], from start: Int) -> [(word: Int, length: Int)] {
        var found: [(word: Int, length: Int)] = []
        var node = 0
        for place in start..<text.count {
            guard let next = steps[Self.step(node, text[place])] else { break }
            node = Int(next)
            if words[node] >= 0 { found.append((Int(words[node]), place - start + 1)) }
        }
        return found
    }

    private static func step(_ node: Int, _ scalar: Unicode.Scalar) -> UInt64 {
        UInt64(truncatingIfNeeded: node) << 32 | UInt64(scalar.value)
    }
}
