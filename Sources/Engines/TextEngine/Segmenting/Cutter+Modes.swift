/// The ways to cut a run of word characters.
extension Cutter {
    mutating func cutStandard(_ range: Range<Int>) {
        path.findPath(run, range, segmenter.lexicon.trie)
        var (start, pending) = (range.lowerBound, range.lowerBound)
        while start < range.upperBound {
            let end = Int(path.ends[start])
            if end - start > 1 {
                if pending < start { cutSingles(pending..<start) }
                tokens.append(token(start, end))
                pending = end
            }
            start = end
        }
        if pending < start { cutSingles(pending..<start) }
    }

    mutating func cutByDictionary(_ range: Range<Int>) {
        path.findPath(run, range, segmenter.lexicon.trie)
        var (start, letters) = (range.lowerBound, range.lowerBound)
        while start < range.upperBound {
            let end = Int(path.ends[start])
            if end - start == 1, Characters.isLetterOrDigit(UInt32(run.characters[start])) {
                start = end
                continue
            }
            if letters < start { tokens.append(token(letters, start)) }
            tokens.append(token(start, end))
            (start, letters) = (end, end)
        }
        if letters < start { tokens.append(token(letters, start)) }
    }

    /// Characters that stand alone on the likeliest path: put together by the model, unless they are a known word that
    /// was less likely than its characters.
    private mutating func cutSingles(_ range: Range<Int>) {
        if range.count == 1 || isWord(range) {
            for index in range { tokens.append(token(index, index + 1)) }
            return
        }
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, Characters.isHan(UInt32(run.characters[end])) { end += 1 }
            if end > start {
                cutUnknown(start..<end)
            } else {
                while end < range.upperBound, !Characters.isHan(UInt32(run.characters[end])) { end += 1 }
                cutLetters(start..<end)
            }
            start = end
        }
    }

    private mutating func cutUnknown(_ range: Range<Int>) {
        path.findStates(run, range, segmenter.model)
        var begin = range.lowerBound
        var next = range.lowerBound
        for index in range {
            switch Int(path.states[index - range.lowerBound]) {
            case HiddenMarkovModel.State.begin: begin = index
            case HiddenMarkovModel.State.end:
                appendUnknown(begin..<(index + 1))
                next = index + 1
            case HiddenMarkovModel.State.single:
                tokens.append(token(index, index + 1))
                next = index + 1
            default: break
            }
        }
        if next < range.upperBound { appendUnknown(next..<range.upperBound) }
    }

    private mutating func appendUnknown(_ range: Range<Int>) {
        if segmenter.lexicon.forbidden.isEmpty || !segmenter.lexicon.forbidden.contains(word(range)) {
            tokens.append(token(range.lowerBound, range.upperBound))
        } else {
            for index in range { tokens.append(token(index, index + 1)) }
        }
    }

    /// Letters and digits with a decimal part and a percent sign are one token; the signs between them another.
    private mutating func cutLetters(_ range: Range<Int>) {
        func isDigit(_ index: Int) -> Bool {
            index < range.upperBound && Characters.isDigit(UInt32(run.characters[index]))
        }
        func isPart(_ index: Int) -> Bool {
            index < range.upperBound && Characters.isLetterOrDigit(UInt32(run.characters[index]))
        }
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while isPart(end) { end += 1 }
            if end == start {
                while end < range.upperBound, !isPart(end) { end += 1 }
            } else {
                if end < range.upperBound, run.characters[end] == 46, isDigit(end + 1) {
                    end += 1
                    while isDigit(end) { end += 1 }
                }
                if end < range.upperBound, run.characters[end] == 37 { end += 1 }
            }
            tokens.append(token(start, end))
            start = end
        }
    }

    mutating func cutForSearch(_ range: Range<Int>) {
        let before = tokens.count
        cutStandard(range)
        let places = segmenter.lexicon.trie.places
        let cut = Array(tokens[before...])
        tokens.removeLast(cut.count)
        var start = range.lowerBound
        for whole in cut {
            var end = start
            while run.offsets[end] < whole.end { end += 1 }
            if end - start > 2 {
                for first in start..<(end - 1) where places[Int(path.seconds[first])].weight > -.infinity {
                    tokens.append(token(first, first + 2))
                }
            }
            if end - start > 3 {
                for first in start..<(end - 2) where places[Int(path.thirds[first])].weight > -.infinity {
                    tokens.append(token(first, first + 3))
                }
            }
            tokens.append(whole)
            start = end
        }
    }

    private func word(_ range: Range<Int>) -> String {
        var word = String.UnicodeScalarView()
        for character in run.characters[range] {
            if let scalar = Unicode.Scalar(character) { word.append(scalar) }
        }
        return String(word)
    }

    /// Whether the characters are a word of the dictionary.
    private func isWord(_ range: Range<Int>) -> Bool {
        let trie = segmenter.lexicon.trie
        return trie.place(run.codes[range]).map(trie.isWord) ?? false
    }
}
