public import Kernel

/// The likelihoods by which characters that no word of the dictionary covers are put together to words.
///
/// Four states: a character begins a word (B), is in its middle (M), ends it (E), or is a word alone (S). The numbers are
/// jieba's, natural logarithms, trained by its authors on news text.
public struct HiddenMarkovModel: Sendable {
    /// The logarithm of what never happens.
    static let never = -3.14e100
    static let states: [Character] = ["B", "M", "E", "S"]

    /// The states' numbers, in the order of `states`.
    enum State {
        static let begin = 0
        static let middle = 1
        static let end = 2
        static let single = 3
    }

    let starts: [Double]
    /// From state × to state.
    let transitions: [Double]
    /// Four numbers for each Han character that jieba cuts, from U+4E00 on.
    let emissions: [Double]

    /// A model that puts nothing together: each unknown character stays alone.
    public static let none = HiddenMarkovModel()

    private init() {
        starts = [Self.never, Self.never, Self.never, 0]
        transitions = Array(repeating: Self.never, count: 12) + [Self.never, Self.never, Self.never, 0]
        emissions = Array(repeating: 0, count: 4 * Int(Characters.lastHan - Characters.firstHan + 1))
    }

    /// Reads the three tables from JSON: `start` by state, `trans` by state and state, `emit` by state and character.
    public init(probabilities: [UInt8]) throws(Refusal) {
        let json: JSON
        do { json = try JSON(parsing: probabilities) } catch {
            throw .probabilitiesWrong(Phrase(zh: "不是JSON", en: "it is not JSON"))
        }
        let missing = Phrase(zh: "缺少start、trans或emit", en: "start, trans or emit is missing")
        guard let start = json["start"], let trans = json["trans"], let emit = json["emit"] else {
            throw .probabilitiesWrong(missing)
        }
        var (starts, transitions): ([Double], [Double]) = ([], [])
        var emissions = Array(
            repeating: Self.never, count: 4 * Int(Characters.lastHan - Characters.firstHan + 1))
        for (number, state) in Self.states.enumerated() {
            guard let chance = Self.number(start[String(state)]), let row = emit[String(state)]?.object else {
                throw .probabilitiesWrong(missing)
            }
            starts.append(chance)
            transitions += Self.states.map { Self.number(trans[String(state)]?[String($0)]) ?? Self.never }
            for (text, value) in row {
                guard let chance = Self.number(value), let scalar = text.unicodeScalars.first?.value,
                    Characters.isHan(scalar)
                else { continue }
                emissions[4 * Int(scalar - Characters.firstHan) + number] = chance
            }
        }
        self.starts = starts
        self.transitions = transitions
        self.emissions = emissions
    }

    private static func number(_ json: JSON?) -> Double? {
        switch json {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
