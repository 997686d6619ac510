import Foundation
import TextEngine

/// A small dictionary in jieba's form, and where the whole one is if it was fetched.
enum Sample {
    static let dictionary = """
        投诉 3000 v
        举报 900 v
        投 200 v
        诉 100 v
        消费者 2500 n
        消费 4000 v
        者 3000 k
        权益 800 n
        保护 3000 v
        权益保护法 3 n
        退款 300 v
        退 900 v
        款 700 n
        商家 500 n
        拒绝 900 v
        质量 2000 n
        问题 9000 n
        质量问题 90 n
        西安 400 ns
        的 318825 uj
        T恤 3 n
        AA制 3 n

        """

    static func lexicon(_ words: [UserWord] = []) throws -> Lexicon {
        try Lexicon(dictionary: Array(dictionary.utf8), adding: words)
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized

    /// A file of jieba's, fetched or of the reference; nil where neither is there.
    static func jieba(_ name: String) -> [UInt8]? {
        let fetched = root.appending(path: "Resources/vendor/jieba").appending(path: name)
        return (try? Data(contentsOf: fetched)).map { [UInt8]($0) }
    }

    static var isFetched: Bool { jieba("hmm.json") != nil && jieba("dict.txt") != nil }

    static func wholeSegmenter() throws -> Segmenter? {
        guard let dictionary = jieba("dict.txt"), let likelihoods = jieba("hmm.json") else { return nil }
        return Segmenter(try Lexicon(dictionary: dictionary), try HiddenMarkovModel(probabilities: likelihoods))
    }

    static func words(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Resources/data/words").appending(path: name), encoding: .utf8)
    }
}
