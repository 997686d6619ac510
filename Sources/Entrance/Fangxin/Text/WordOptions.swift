import ArgumentParser
import Composition
import Foundation
import Kernel
import TextEngine

/// Which words a command knows.
struct WordOptions: ParsableArguments {
    @Option(help: "More words, one a line as in jieba's user dictionaries: word, frequency, tag; may be named again.")
    var words: [String] = []

    @Option(help: "Folder of the program's own data and assets.")
    var resources: String?

    private func folder() throws -> URL { URL(filePath: try Installation.resourcesFolder(resources)) }

    /// Jieba's words and those named, and perhaps those of the field.
    func segmenter(withField: Bool) throws -> Segmenter {
        let jieba = try folder().appending(path: "vendor/jieba")
        var added: [UserWord] = []
        let field = try folder().appending(path: "data/words/domain.txt").path
        for path in (withField ? [field] : []) + words {
            added += UserWord.list(String(decoding: try InputFile.bytes(path), as: UTF8.self))
        }
        let dictionary = try read(jieba, "dict.txt")
        let likelihoods = try read(jieba, "hmm.json")
        let lexicon = try InputFault.naming("dict.txt") { try Lexicon(dictionary: dictionary, adding: added) }
        let model = try InputFault.naming("hmm.json") { try HiddenMarkovModel(probabilities: likelihoods) }
        return Segmenter(lexicon, model)
    }

    func frequencies() throws -> InverseFrequencies {
        let bytes = try read(try folder().appending(path: "vendor/jieba"), "idf.txt")
        return try InputFault.naming("idf.txt") { try InverseFrequencies(text: bytes) }
    }

    /// A table of phrases for the time before anybody has labelled.
    func cues(_ axis: String) throws -> CueTable {
        let file = try folder().appending(path: "data/words/cues-\(axis).tsv").path
        let text = String(decoding: try InputFile.bytes(file), as: UTF8.self)
        return try InputFault.naming(file) { try CueTable(text: text) }
    }

    private func read(_ folder: URL, _ name: String) throws -> [UInt8] {
        let path = folder.appending(path: name).path
        guard FileManager.default.fileExists(atPath: path) else {
            throw InputFault(
                Phrase(
                    zh: "缺少jieba的词典“\(path)”，请先运行Scripts/fetch-words（或make assets）",
                    en: "jieba's file “\(path)” is missing; run Scripts/fetch-words, or make assets, first"))
        }
        return try InputFile.bytes(path)
    }
}
