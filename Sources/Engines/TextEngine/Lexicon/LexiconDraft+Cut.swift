import CLogarithm

/// The slow cut of a few characters, for reckoning frequencies while the dictionary grows.
extension LexiconDraft {
    /// What jieba makes of a text without the model for unknown words.
    func likeliestCut(_ text: [UInt32]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, Characters.isWordCharacter(text[end]) { end += 1 }
            if end > start {
                pieces.append(contentsOf: cut(text, start..<end))
                start = end
            } else {
                let isLineEnd = text[start] == 13 && start + 1 < text.count && text[start + 1] == 10
                pieces.append(start..<(start + (isLineEnd ? 2 : 1)))
                start += isLineEnd ? 2 : 1
            }
        }
        return pieces
    }

    private func cut(_ text: [UInt32], _ block: Range<Int>) -> [Range<Int>] {
        let logTotal = library_logarithm(Double(max(total, 1)))
        var scores = Array(repeating: 0.0, count: block.count + 1)
        var ends = Array(repeating: 0, count: block.count)
        for start in block.indices.reversed() {
            var best = -Double.infinity
            var node: Int32 = 0
            for end in start..<block.upperBound {
                guard let next = child(of: node, text[end]) else { break }
                node = next
                guard frequencies[Int(node)] > 0 else { continue }
                let score =
                    library_logarithm(Double(frequencies[Int(node)])) - logTotal
                    + scores[end + 1 - block.lowerBound]
                if score >= best { (best, ends[start - block.lowerBound]) = (score, end + 1) }
            }
            if best == -.infinity {
                best = 0 - logTotal + scores[start + 1 - block.lowerBound]
                ends[start - block.lowerBound] = start + 1
            }
            scores[start - block.lowerBound] = best
        }
        return merged(text, block, ends)
    }

    /// The chosen words, single letters and digits joined.
    private func merged(_ text: [UInt32], _ block: Range<Int>, _ ends: [Int]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var (start, letters) = (block.lowerBound, block.lowerBound)
        while start < block.upperBound {
            let end = ends[start - block.lowerBound]
            if end - start == 1, Characters.isLetterOrDigit(text[start]) {
                start = end
                continue
            }
            if letters < start { pieces.append(letters..<start) }
            pieces.append(start..<end)
            (start, letters) = (end, end)
        }
        if letters < start { pieces.append(letters..<start) }
        return pieces
    }
}
