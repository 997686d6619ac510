/// Every word that stands anywhere, with jieba's rules for letters.
extension Cutter {
    mutating func cutAll(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        var covered = -1
        var ends: [Int] = []
        /// The parts of a run of letters; nil outside of one.
        var letters: [Range<Int>]?
        for start in range {
            if let parts = letters, !isLetter(start) {
                appendLetters(parts, bytes)
                letters = nil
            }
            findWordEnds(from: start, &ends)
            if ends.count == 1, start > covered {
                if isLetter(start) {
                    letters = (letters ?? []) + [start..<ends[0]]
                } else if letters == nil {
                    tokens.append(Token(Int(run.offsets[start]), Int(run.offsets[ends[0]])))
                }
                covered = ends[0] - 1
            } else {
                for end in ends where end > start + 1 {
                    tokens.append(Token(Int(run.offsets[start]), Int(run.offsets[end])))
                    covered = end - 1
                }
            }
        }
        if let letters { appendLetters(letters, bytes) }
    }

    private func isLetter(_ index: Int) -> Bool { Characters.isLetterOrDigit(UInt32(run.characters[index])) }

    /// Where the words that begin at a character end; behind the character itself if there is none.
    private func findWordEnds(from start: Int, _ ends: inout [Int]) {
        ends.removeAll(keepingCapacity: true)
        let places = segmenter.lexicon.trie.places
        if places[Int(run.codes[start])].weight > -.infinity { ends.append(start + 1) }
        if path.seconds[start] != 0 {
            if places[Int(path.seconds[start])].weight > -.infinity { ends.append(start + 2) }
            var place = Int(path.thirds[start])
            var end = start + 3
            while place != WordTrie.nowhere {
                if places[place].weight > -.infinity { ends.append(end) }
                guard end < run.count, run.codes[end] != 0 else { break }
                let next = Int(places[place].base) + Int(run.codes[end])
                guard Int(places[next].parent) == place else { break }
                place = next
                end += 1
            }
        }
        if ends.isEmpty { ends.append(start + 1) }
    }

    private mutating func appendLetters(_ parts: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = parts.first, let last = parts.last else { return }
        if zip(parts, parts.dropFirst()).allSatisfy({ $0.upperBound == $1.lowerBound }) {
            tokens.append(Token(Int(run.offsets[first.lowerBound]), Int(run.offsets[last.upperBound])))
            return
        }
        let start = bytes.count + extra.count
        for part in parts {
            extra.append(contentsOf: bytes[Int(run.offsets[part.lowerBound])..<Int(run.offsets[part.upperBound])])
        }
        tokens.append(Token(start, bytes.count + extra.count))
    }
}
