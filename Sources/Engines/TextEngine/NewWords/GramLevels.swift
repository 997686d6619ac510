import Numbers

/// All runs of Han characters that occur often enough, by length, with their counts and neighbours.
struct GramLevels {
    struct Gram {
        let position: Int
        let length: Int
        let count: Int
        let freedom: Double
    }

    /// The texts' Han characters; 0 where something else stands between.
    private var characters: [UInt32] = [0]
    /// By length from 1 on: the number of the frequent run that begins at each position, or -1.
    private var numbers: [[Int32]] = []
    private var levels: [[Gram]] = []
    private let leastCount: Int
    private var total = 0

    var highest: Int { levels.count }

    init(_ texts: some Sequence<String>, longest: Int, leastCount: Int) {
        self.leastCount = leastCount
        for text in texts {
            for scalar in text.unicodeScalars {
                if Characters.isHan(scalar.value) {
                    characters.append(scalar.value)
                    total += 1
                } else if characters[characters.count - 1] != 0 {
                    characters.append(0)
                }
            }
            if characters[characters.count - 1] != 0 { characters.append(0) }
        }
        for length in 1...longest {
            let isFirst = length == 1
            guard lengthen(to: length, isFirst ? [] : numbers[length - 2]) else { break }
        }
    }

    func grams(ofLength length: Int) -> [Gram] { levels[length - 1] }

    func text(_ gram: Gram) -> String {
        var text = String.UnicodeScalarView()
        for value in characters[gram.position..<(gram.position + gram.length)] {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
        return String(text)
    }

    /// The least of how many times oftener than by chance two parts of the run stand together.
    func cohesion(_ gram: Gram) -> Double {
        var least = Double.infinity
        for split in 1..<gram.length {
            let left = numbers[split - 1][gram.position]
            let right = numbers[gram.length - split - 1][gram.position + split]
            guard left >= 0, right >= 0 else { continue }
            let product =
                Double(levels[split - 1][Int(left)].count) * Double(levels[gram.length - split - 1][Int(right)].count)
            least = min(least, Double(gram.count) * Double(total) / product)
        }
        return least == .infinity ? 0 : least
    }

    /// Counts the runs of a length, whose beginnings are `shorter`; whether there are any.
    private mutating func lengthen(to length: Int, _ shorter: [Int32]) -> Bool {
        var counts = CountTable(expecting: characters.count / 8)
        func key(_ position: Int) -> UInt64? {
            let last = position + length - 1
            guard last < characters.count, characters[last] != 0 else { return nil }
            if length == 1 { return UInt64(characters[position]) }
            guard shorter[position] >= 0 else { return nil }
            return UInt64(UInt32(bitPattern: shorter[position])) << 21 | UInt64(characters[last]) | 1 << 60
        }
        for position in characters.indices {
            if let key = key(position) { counts.add(key) }
        }
        var names = CountTable()
        var found = Array(repeating: Int32(-1), count: characters.count)
        var firsts: [Int] = []
        var sizes: [Int] = []
        for position in characters.indices {
            guard let key = key(position), counts[key] >= leastCount || length == 1 else { continue }
            var name = names[key]
            if name == 0 {
                firsts.append(position)
                sizes.append(Int(counts[key]))
                name = Int32(firsts.count)
                names.add(key, name)
            }
            found[position] = name - 1
        }
        guard !firsts.isEmpty else { return false }
        let freedoms = length == 1 ? Array(repeating: 0, count: sizes.count) : freedoms(found, length, sizes)
        numbers.append(found)
        levels.append(
            firsts.indices.map {
                Gram(position: firsts[$0], length: length, count: sizes[$0], freedom: freedoms[$0])
            })
        return true
    }

    /// The lesser entropy of the characters before and behind each run; the edge of a text is a new character each time.
    private func freedoms(_ found: [Int32], _ length: Int, _ sizes: [Int]) -> [Double] {
        let before = entropies(found, sizes) { $0 - 1 }
        let behind = entropies(found, sizes) { $0 + length }
        return zip(before, behind).map(min)
    }

    private func entropies(_ found: [Int32], _ sizes: [Int], _ neighbour: (Int) -> Int) -> [Double] {
        var pairs = CountTable(expecting: characters.count / 8)
        var sums = Array(repeating: 0.0, count: sizes.count)
        for position in found.indices where found[position] >= 0 {
            let place = neighbour(position)
            let character = characters.indices.contains(place) ? characters[place] : 0
            let number = UInt64(UInt32(bitPattern: found[position]))
            if character != 0 { pairs.add(number << 21 | UInt64(character) | 1 << 60) }
        }
        pairs.visit { key, count in
            let number = Int((key & ~(1 << 60)) >> 21)
            sums[number] += Double(count) * Elementary.logarithm(Double(count))
        }
        return sizes.indices.map { index in
            let size = Double(max(sizes[index], 1))
            return Elementary.logarithm(size) - sums[index] / size
        }
    }
}
