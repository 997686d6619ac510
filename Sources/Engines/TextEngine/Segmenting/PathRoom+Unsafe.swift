extension PathRoom {
    /// Looks up the first two and three characters from each character on.
    ///
    /// Without branches, so that the machine waits for many places at a time: this is what the speed rests on. Places are
    /// read at sums of a base and a code, which are below their count by the way the trie is made; codes are read below
    /// the run's count plus two.
    mutating func findBeginnings(_ run: CharacterRun, _ trie: WordTrie) {
        let count = run.count
        hold(count)
        seconds.withUnsafeMutableBufferPointer { seconds in
            thirds.withUnsafeMutableBufferPointer { thirds in
                run.codes.withUnsafeBufferPointer { codes in
                    trie.places.withUnsafeBufferPointer { places in
                        guard let codes = codes.baseAddress, let places = places.baseAddress else { return }
                        for start in 0..<count {
                            let first = Int(codes[start])
                            let second = Self.kept(
                                Int(places[first].base) &+ Int(codes[start &+ 1]), first, places)
                            let third = Self.kept(
                                Int(places[second].base) &+ Int(codes[start &+ 2]), second, places)
                            seconds[start] = Int32(truncatingIfNeeded: second)
                            thirds[start] = Int32(truncatingIfNeeded: third)
                        }
                    }
                }
            }
        }
    }

    /// The place if its parent is the right one, else nowhere; by a mask, since a branch would be guessed wrong half the
    /// time.
    @inline(__always)
    private static func kept(_ place: Int, _ parent: Int, _ places: UnsafePointer<WordTrie.Place>) -> Int {
        let difference = Int(places[place].parent) ^ parent
        return place & ~((difference | (0 &- difference)) >> (Int.bitWidth - 1))
    }

    /// Finds the likeliest word at every character, from the end to the beginning, after `findBeginnings`.
    ///
    /// The range lies within the run, and holds no sign.
    mutating func findPath(_ run: CharacterRun, _ range: Range<Int>, _ trie: WordTrie) {
        scores.withUnsafeMutableBufferPointer { scores in
            ends.withUnsafeMutableBufferPointer { ends in
                run.codes.withUnsafeBufferPointer { codes in
                    trie.places.withUnsafeBufferPointer { places in
                        guard let scores = scores.baseAddress, let ends = ends.baseAddress,
                            let codes = codes.baseAddress, let places = places.baseAddress
                        else { return }
                        let view = PathView(scores: scores, codes: codes, places: places, last: range.upperBound)
                        scores[range.upperBound] = 0
                        var start = range.upperBound &- 1
                        while start >= range.lowerBound {
                            var (best, end) = view.bestWord(from: start, Int(seconds[start]), Int(thirds[start]))
                            if best == -.infinity {
                                (best, end) = (trie.unknownWeight + scores[start &+ 1], start &+ 1)
                            }
                            scores[start] = best
                            ends[start] = Int32(truncatingIfNeeded: end)
                            start &-= 1
                        }
                    }
                }
            }
        }
    }

    /// What the search for the path reads.
    ///
    /// Whoever makes one holds the memory for as long as it lives; scores are known behind the place that is asked for.
    private struct PathView {
        let scores: UnsafeMutablePointer<Double>
        let codes: UnsafePointer<UInt16>
        let places: UnsafePointer<WordTrie.Place>
        let last: Int

        /// The likeliest word from a character on: of two equal ones the longer, as in jieba.
        @inline(__always)
        func bestWord(from start: Int, _ second: Int, _ third: Int) -> (score: Double, end: Int) {
            var best = places[Int(codes[start])].weight + scores[start &+ 1]
            var bestEnd = start &+ 1
            guard second != WordTrie.nowhere else { return (best, bestEnd) }
            var score = places[second].weight + scores[start &+ 2]
            (best, bestEnd) = score >= best ? (score, start &+ 2) : (best, bestEnd)
            var (place, end) = (third, start &+ 3)
            while place != WordTrie.nowhere {
                score = places[place].weight + scores[end]
                (best, bestEnd) = score >= best ? (score, end) : (best, bestEnd)
                guard end < last else { break }
                let next = Int(places[place].base) &+ Int(codes[end])
                guard Int(places[next].parent) == place else { break }
                place = next
                end &+= 1
            }
            return (best, bestEnd)
        }
    }

    /// Finds the likeliest states of some Han characters (Viterbi).
    ///
    /// Of two that are equally likely, jieba takes the state whose letter is later in the alphabet.
    mutating func findStates(_ run: CharacterRun, _ range: Range<Int>, _ model: HiddenMarkovModel) {
        typealias State = HiddenMarkovModel.State
        let first = range.lowerBound
        let t = model.transitions
        let (eb, sb) = (t[State.end * 4 + State.begin], t[State.single * 4 + State.begin])
        let (bm, mm) = (t[State.begin * 4 + State.middle], t[State.middle * 4 + State.middle])
        let (be, me) = (t[State.begin * 4 + State.end], t[State.middle * 4 + State.end])
        let (es, ss) = (t[State.end * 4 + State.single], t[State.single * 4 + State.single])
        model.emissions.withUnsafeBufferPointer { emissions in
            origins.withUnsafeMutableBufferPointer { origins in
                run.characters.withUnsafeBufferPointer { characters in
                    var row = 4 * (Int(characters[first]) - Int(Characters.firstHan))
                    var begin = model.starts[State.begin] + emissions[row]
                    var middle = model.starts[State.middle] + emissions[row + 1]
                    var end = model.starts[State.end] + emissions[row + 2]
                    var single = model.starts[State.single] + emissions[row + 3]
                    for index in range.dropFirst() {
                        row = 4 * (Int(characters[index]) - Int(Characters.firstHan))
                        let (b0, b1) = (end + eb + emissions[row], single + sb + emissions[row])
                        let (m0, m1) = (begin + bm + emissions[row + 1], middle + mm + emissions[row + 1])
                        let (e0, e1) = (begin + be + emissions[row + 2], middle + me + emissions[row + 2])
                        let (s0, s1) = (end + es + emissions[row + 3], single + ss + emissions[row + 3])
                        let at = (index - first) * 4
                        origins[at] = UInt8(b1 >= b0 ? State.single : State.end)
                        origins[at + 1] = UInt8(m1 >= m0 ? State.middle : State.begin)
                        origins[at + 2] = UInt8(e1 >= e0 ? State.middle : State.begin)
                        origins[at + 3] = UInt8(s1 >= s0 ? State.single : State.end)
                        (begin, middle, end, single) = (max(b0, b1), max(m0, m1), max(e0, e1), max(s0, s1))
                    }
                    var state = UInt8(single >= end ? State.single : State.end)
                    for index in range.reversed() {
                        states[index - first] = state
                        state = origins[(index - first) * 4 + Int(state)]
                    }
                }
            }
        }
    }
}
