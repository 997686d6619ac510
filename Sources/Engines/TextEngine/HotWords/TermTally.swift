public import Kernel

/// One text as it is counted: its terms, who spoke, and which form it was copied from.
public struct TermRecord: Sendable {
    /// Distinct terms by number.
    public let terms: [Int]
    /// Who spoke: equal numbers are one voice.
    public let voice: UInt64
    /// The cluster of near copies that the text belongs to; nil if it has none.
    public let template: UInt64?
    public let on: Day

    public init(terms: [Int], voice: UInt64, template: UInt64?, on: Day) {
        self.terms = terms
        self.voice = voice
        self.template = template
        self.on = on
    }
}

/// How often terms were said in a period: copies of one form count once, and voices are counted apart.
///
/// About 12 bytes a term and voice.
public struct TermTally: Sendable {
    /// Texts, copies of one form counted once.
    public private(set) var texts = 0
    private var counts: [Int] = []
    private var voices: [Int] = []
    private var firstDays: [Day?] = []
    private var pairs = CountTable()

    public init() {}

    public mutating func add(_ record: TermRecord) {
        var isCopy = false
        if let template = record.template { isCopy = pairs.add(mixed(template ^ 0x7E3A_91D5_0C4B_F862) | 1) > 1 }
        if !isCopy { texts += 1 }
        for term in record.terms where term >= 0 {
            while counts.count <= term {
                counts.append(0)
                voices.append(0)
                firstDays.append(nil)
            }
            let said = mixed(record.voice) &* 0x9E37_79B9_7F4A_7C15 ^ mixed(UInt64(term) &+ 0x51)
            if pairs.add(said & ~1) == 1 { voices[term] += 1 }
            if let template = record.template {
                let copied = mixed(template) &* 0xD1B5_4A32_D192_ED03 ^ mixed(UInt64(term) &+ 0xA7)
                if pairs.add(copied | 1) == 1 { counts[term] += 1 }
            } else {
                counts[term] += 1
            }
            firstDays[term] = min(firstDays[term] ?? record.on, record.on)
        }
    }

    public func count(_ term: Int) -> Int { counts.indices.contains(term) ? counts[term] : 0 }
    public func voices(_ term: Int) -> Int { voices.indices.contains(term) ? voices[term] : 0 }
    public func firstDay(_ term: Int) -> Day? { firstDays.indices.contains(term) ? firstDays[term] : nil }
    /// One more than the highest term's number.
    public var termCount: Int { counts.count }
}
