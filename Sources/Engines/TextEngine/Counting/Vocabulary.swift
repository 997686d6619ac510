/// Words and their numbers, given in the order of first sight.
public struct Vocabulary: Sendable {
    public private(set) var words: [String] = []
    private var numbers: [String: Int] = [:]

    public init(_ words: some Sequence<String> = []) {
        for word in words { _ = number(adding: word) }
    }

    public var count: Int { words.count }

    public func number(of word: String) -> Int? { numbers[word] }

    /// The number of a word, which is added if it is new.
    public mutating func number(adding word: String) -> Int {
        if let number = numbers[word] { return number }
        numbers[word] = words.count
        words.append(word)
        return words.count - 1
    }
}
