import CLogarithm
import Kernel

/// The dictionary as a double array: each step from a character to the next is one look at one place in memory.
///
/// 16 bytes a place, about 1.3 places a beginning of a word. Aoe, J.-I. (1989), "An efficient digital search algorithm by
/// using a double-array structure", IEEE TSE 15(9). The places are found by looking at 64 bases at once.
struct WordTrie: Sendable {
    struct Place: Sendable {
        /// The logarithm of the word's share of all frequencies; −∞ where no word ends.
        var weight = -Double.infinity
        /// Where the children begin; a child stands at this number plus its character's code.
        var base: Int32 = 0
        /// The place of the parent; −1 where the place is free.
        var parent: Int32 = -1
    }

    /// The place that stands for no word; its children are nowhere.
    static let nowhere = 0
    /// The parent of the places of single characters, which stand at their codes.
    static let root: Int32 = 0

    let places: [Place]
    let tags: [UInt8]
    /// The code of each character of the basic plane, 0 for those that begin or continue no word.
    let codes: [UInt16]
    /// The weight of a character that no word begins with.
    let unknownWeight: Double

    init(_ draft: LexiconDraft) throws(Refusal) {
        guard draft.total > 0 else { throw .dictionaryEmpty }
        let logTotal = library_logarithm(Double(draft.total))
        let order = TrieOrder(draft)
        let bases = order.bases()
        var slots = Array(repeating: Int32(-1), count: draft.count)
        slots[0] = Self.root
        let highest = bases.max() ?? 0
        // Behind the last child there is room for the children of nowhere.
        var places = Array(repeating: Place(), count: Int(highest) + 2 * order.codeCount + 1)
        places[Self.nowhere].base = highest + Int32(order.codeCount)
        var tags = Array(repeating: UInt8(0), count: places.count)
        for node in 1..<draft.count where order.codes[Int(truncatingIfNeeded: draft.scalars[node] & 0xFFFF)] != 0 {
            let parent = Int(draft.parents[node])
            guard draft.scalars[node] < 0x10000, slots[parent] >= 0 else { continue }
            let slot = bases[parent] + Int32(order.codes[Int(draft.scalars[node])])
            slots[node] = slot
            places[Int(slot)].parent = slots[parent]
            places[Int(slot)].base = bases[node]
            tags[Int(slot)] = draft.tags[node]
            if draft.frequencies[node] > 0 {
                places[Int(slot)].weight = library_logarithm(Double(draft.frequencies[node])) - logTotal
            }
        }
        self.places = places
        self.tags = tags
        codes = order.codes
        unknownWeight = 0 - logTotal
    }

    /// The place of a run of characters by their codes, if a word begins with it.
    func place(_ codes: some Sequence<UInt16>) -> Int? {
        var place: Int?
        for code in codes {
            guard code != 0 else { return nil }
            let parent = place ?? Int(Self.root)
            let next = place.map { Int(places[$0].base) + Int(code) } ?? Int(code)
            guard places[next].parent == Int32(truncatingIfNeeded: parent) else { return nil }
            place = next
        }
        return place
    }

    func isWord(at place: Int) -> Bool { places[place].weight > -.infinity }
}

/// Finds a base for every beginning of a word, so that no two children fall on one place.
private struct TrieOrder {
    /// Character to code: the commonest have the smallest.
    let codes: [UInt16]
    let codeCount: Int
    /// Nodes with children, and where their children's codes stand in `childCodes`.
    private var starts: [Int32]
    private var childCodes: [UInt16]

    init(_ draft: LexiconDraft) {
        var uses = Array(repeating: 0, count: 0x10000)
        for node in 1..<draft.count where Characters.isWordCharacter(draft.scalars[node]) {
            uses[Int(draft.scalars[node])] += 1
        }
        let used = uses.indices.filter { uses[$0] > 0 }.sorted { (uses[$0], $1) > (uses[$1], $0) }
        var codes = Array(repeating: UInt16(0), count: 0x10000)
        for (index, scalar) in used.enumerated() { codes[scalar] = UInt16(index + 1) }
        self.codes = codes
        codeCount = used.count + 1
        starts = Array(repeating: 0, count: draft.count + 1)
        for node in 1..<draft.count where Self.code(codes, draft.scalars[node]) != 0 {
            starts[Int(draft.parents[node]) + 1] += 1
        }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var fill = starts
        childCodes = Array(repeating: 0, count: Int(starts[draft.count]))
        for node in 1..<draft.count {
            let code = Self.code(codes, draft.scalars[node])
            guard code != 0 else { continue }
            let parent = Int(draft.parents[node])
            childCodes[Int(fill[parent])] = code
            fill[parent] += 1
        }
    }

    private static func code(_ codes: [UInt16], _ scalar: UInt32) -> UInt16 {
        scalar < 0x10000 ? codes[Int(scalar)] : 0
    }

    /// The base of every node, 0 for the root and for those without children.
    ///
    /// Those with many children are placed first, while there is room.
    func bases() -> [Int32] {
        var taken = Occupancy()
        var bases = Array(repeating: Int32(0), count: starts.count - 1)
        // Single characters stand at their codes, and nothing else does, whether they are words or not.
        taken.fill(base: 0, ArraySlice((0..<UInt16(codeCount)).map(\.self)))
        var bySize: [Int: [Int32]] = [:]
        for node in 1..<bases.count where starts[node + 1] > starts[node] {
            bySize[Int(starts[node + 1] - starts[node]), default: []].append(Int32(node))
        }
        for size in bySize.keys.sorted(by: >) {
            var cursor = 0
            for node in bySize[size] ?? [] {
                let children = childCodes[Int(starts[Int(node)])..<Int(starts[Int(node) + 1])]
                let base = taken.base(for: children, from: &cursor)
                taken.fill(base: base, children)
                bases[Int(node)] = Int32(base)
            }
        }
        return bases
    }
}

/// A set of places as bits.
private struct Occupancy {
    private var words: [UInt64] = []

    init() { words = Array(repeating: 0, count: 4096) }

    mutating func fill(base: Int, _ codes: ArraySlice<UInt16>) {
        for code in codes {
            let place = base + Int(code)
            while place >> 6 + 2 >= words.count { words.append(contentsOf: repeatElement(0, count: words.count)) }
            words[place >> 6] |= 1 << UInt64(place & 63)
        }
    }

    /// The first base, from a multiple of 64 on, at which all children fall on free places.
    func base(for codes: ArraySlice<UInt16>, from cursor: inout Int) -> Int {
        while true {
            var free = UInt64.max
            for code in codes {
                free &= ~window(cursor + Int(code))
                if free == 0 { break }
            }
            if free != 0 { return cursor + free.trailingZeroBitCount }
            cursor += 64
        }
    }

    private func window(_ place: Int) -> UInt64 {
        let (index, shift) = (place >> 6, UInt64(place & 63))
        guard index + 1 < words.count else { return index < words.count ? words[index] >> shift : 0 }
        return shift == 0 ? words[index] : words[index] >> shift | words[index + 1] << (64 - shift)
    }
}
