import Numbers

/// A term that is said more often, or less, than in a comparable earlier period.
public struct HotWord: Hashable, Sendable {
    public let term: Int
    /// Texts with it now and before, copies of one form counted once.
    public let now: Int
    public let before: Int
    /// Distinct voices now.
    public let voices: Int
    /// How many times its odds are now what they were before, with a range that holds the truth in 95 of 100 cases.
    public let growth: Double
    public let low: Double
    public let high: Double
    /// The logarithm of the growth in units of its standard error: what the rank goes by.
    public let score: Double
}

/// Ranks terms by change: log-odds with an informative Dirichlet prior.
///
/// Monroe, Colaresi, Quinn (2008), "Fightin' Words", Political Analysis 16(4), eqs. 15–22, on numbers of texts instead of
/// words, so that one long text is one text. Linear in the number of terms; at half a million terms a few milliseconds.
public struct HotWords: Sendable {
    /// How many texts the prior weighs.
    public let priorTexts: Double
    /// The least number of voices.
    public let leastVoices: Int

    /// The normal distribution's 97.5 % point.
    private static let twoSided = 1.959_963_984_540_054

    public init(priorTexts: Double = 500, leastVoices: Int = 5) {
        self.priorTexts = priorTexts
        self.leastVoices = leastVoices
    }

    /// The terms with the greatest rise, the greatest first; of equal ones, the lower number.
    public func rising(now: TermTally, before: TermTally, limit: Int) -> [HotWord] {
        let counts = TermCounts(
            now: (0..<now.termCount).map(now.count), before: (0..<now.termCount).map(before.count),
            voices: (0..<now.termCount).map(now.voices), textsNow: now.texts, textsBefore: before.texts)
        return rising(counts, limit: limit)
    }

    /// The same from counts, as a column engine gives them.
    public func rising(_ counts: TermCounts, limit: Int) -> [HotWord] {
        guard counts.isEven, limit > 0 else { return [] }
        var best: [HotWord] = []
        for term in counts.now.indices where counts.now[term] > 0 && counts.voices[term] >= leastVoices {
            let word = measured(term, counts)
            guard word.score > 0 else { continue }
            best.append(word)
            if best.count >= limit * 2 + 64 { best = Self.ranked(best, limit) }
        }
        return Self.ranked(best, limit)
    }

    /// One term's change.
    public func measured(_ term: Int, _ counts: TermCounts) -> HotWord {
        let (now, before) = (Double(counts.now[term]), Double(counts.before[term]))
        let (allNow, allBefore) = (Double(counts.textsNow), Double(counts.textsBefore))
        let share = (now + before + 0.5) / (allNow + allBefore + 1)
        let prior = priorTexts * min(share, 0.999)
        let (a, b) = (now + prior, before + prior)
        let (restNow, restBefore) = (max(allNow - now, 0), max(allBefore - before, 0))
        let rest = priorTexts - prior
        let change =
            Elementary.logarithm(a / (restNow + rest)) - Elementary.logarithm(b / (restBefore + rest))
        let error = (1 / a + 1 / b + 1 / (restNow + rest) + 1 / (restBefore + rest)).squareRoot()
        return HotWord(
            term: term, now: counts.now[term], before: counts.before[term], voices: counts.voices[term],
            growth: Elementary.exponential(change), low: Elementary.exponential(change - Self.twoSided * error),
            high: Elementary.exponential(change + Self.twoSided * error), score: change / error)
    }

    private static func ranked(_ words: [HotWord], _ limit: Int) -> [HotWord] {
        Array(words.sorted { ($0.score, $1.term) > ($1.score, $0.term) }.prefix(limit))
    }
}

/// Numbers of texts by term in two periods.
public struct TermCounts: Sendable {
    public let now: [Int]
    public let before: [Int]
    public let voices: [Int]
    public let textsNow: Int
    public let textsBefore: Int

    public init(now: [Int], before: [Int], voices: [Int], textsNow: Int, textsBefore: Int) {
        self.now = now
        self.before = before
        self.voices = voices
        self.textsNow = textsNow
        self.textsBefore = textsBefore
    }

    var isEven: Bool { now.count == before.count && now.count == voices.count }
}
