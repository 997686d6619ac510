/// Every word that stands anywhere, with jieba's rules for letters.
extension Cutter {
    mutating func cutAll(_ bytes: UnsafeBufferPointer<UInt8>) {
        var covered = -1
        /// The parts of a run of letters; nil outside of one.
        var letters: [Range<Int>]?
        for start in 0..<run.count {
            if let parts = letters, !isLetter(start) {
                appendLetters(parts, bytes)
                letters = nil
            }
            let ends = wordEnds(from: start)
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
    private func wordEnds(from start: Int) -> [Int] {
        let trie = segmenter.lexicon.trie
        var ends: [Int] = []
        var place = Int(WordTrie.root)
        for index in start..<run.count {
            let next = Int(trie.places[place].base) + Int(run.codes[index])
            guard trie.places[next].parent == Int32(truncatingIfNeeded: place) else { break }
            place = next
            if trie.places[place].weight > -.infinity { ends.append(index + 1) }
        }
        return ends.isEmpty ? [start + 1] : ends
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
