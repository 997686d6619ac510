import ArgumentParser
import Kernel
import TextEngine

struct TextCut: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cut", abstract: "Cuts texts into words, as jieba 0.42.1 does.",
        discussion: """
            Prints {"words":[…]} for each line with --json, else the words with spaces between. Cuts with jieba's dictionary
            alone unless --field or --words add to it.
            """)

    @OptionGroup var input: TextInput
    @OptionGroup var words: WordOptions

    @Option(
        help: "standard (default), dictionary (no-hmm), search, all (full).", transform: { try CutMode.named($0) })
    var mode = CutMode.standard

    @Flag(help: "Takes all lines as one text, line ends and all.")
    var whole = false

    @Flag(help: "Knows the words of the field too.")
    var field = false

    func run() throws {
        var source = try TextSource(input)
        var cutter = Cutter(try words.segmenter(withField: field))
        var printer = Printer()
        func write(_ text: String, _ cutter: inout Cutter, _ printer: inout Printer) throws {
            let found = cutter.words(text, mode)
            if input.json {
                try printer.write(line: ["words": .array(found.map(JSON.string))])
            } else {
                try printer.write(found.joined(separator: " ") + "\n")
            }
        }
        if whole {
            try write(try source.whole(), &cutter, &printer)
        } else {
            while let texts = try source.next() {
                for text in texts { try write(text, &cutter, &printer) }
            }
        }
        try printer.flush()
    }
}

extension CutMode {
    /// By its name, or the one that jieba has.
    static func named(_ word: String) throws -> CutMode {
        switch word {
        case "default", "accurate": return .standard
        case "no-hmm", "nohmm": return .dictionary
        case "full": return .all
        default: break
        }
        guard let mode = CutMode(rawValue: word) else {
            throw ValidationError("the modes are standard, dictionary, search and all")
        }
        return mode
    }
}

struct TextKeywords: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords", abstract: "Ranks the words of each text by TF-IDF, as jieba's extract_tags does.",
        discussion: #"Prints {"keywords":[{"word","weight"}]} for each line with --json."#)

    @OptionGroup var input: TextInput
    @OptionGroup var words: WordOptions

    @Option(help: "How many words.")
    var top = 20

    @Flag(help: "Takes all lines as one text.")
    var whole = false

    @Flag(help: "Knows the words of the field too.")
    var field = false

    func run() throws {
        var source = try TextSource(input)
        let extractor = KeywordExtractor(try words.segmenter(withField: field), try words.frequencies())
        var cutter = Cutter(extractor.segmenter)
        var printer = Printer()
        func write(_ text: String, _ cutter: inout Cutter, _ printer: inout Printer) throws {
            let found = extractor.keywords(text, limit: top, with: &cutter)
            if input.json {
                try printer.write(line: ["keywords": .array(found.map(\.json))])
            } else {
                try printer.write(found.map { "\($0.word) \($0.weight)" }.joined(separator: "\t") + "\n")
            }
        }
        if whole {
            try write(try source.whole(), &cutter, &printer)
        } else {
            while let texts = try source.next() {
                for text in texts { try write(text, &cutter, &printer) }
            }
        }
        try printer.flush()
    }
}
