import ArgumentParser
import Kernel
import Numbers
import TextEngine

struct TextNewWords: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "newwords", abstract: "Finds words that no dictionary has, by cohesion and freedom.",
        discussion: #"Prints {"words":[{"word","count","cohesion","freedom","score"}]} with --json."#)

    @OptionGroup var input: TextInput
    @OptionGroup var words: WordOptions

    @Option(help: "How many words.")
    var top = 50

    @Option(help: "How often a word must stand at least.")
    var least = 5

    @Option(help: "The longest word, in characters.")
    var longest = 6

    func run() throws {
        var source = try TextSource(input)
        var finder = NewWordFinder()
        (finder.leastCount, finder.longest) = (least, longest)
        let found = finder.words(try source.all(), limit: top, beside: try words.segmenter(withField: true))
        if input.json { return try Printer.say(["words": .array(found.map(\.json))]) }
        for word in found { print("\(word.text)\t\(word.count)\t\(word.score)") }
    }
}

struct TextDuplicates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates", abstract: "Puts texts together that are nearly the same.",
        discussion:
            #"Prints {"clusters":[[line, …], …],"texts":n} with --json, else a cluster a line; lines are from 1."#)

    @OptionGroup var input: TextInput

    @Option(help: "The least similarity (Jaccard, of runs of three characters).")
    var threshold = 0.85

    func validate() throws {
        guard threshold > 0, threshold <= 1 else {
            throw ValidationError("--threshold takes a number above 0, up to 1")
        }
    }

    func run() throws {
        var source = try TextSource(input)
        let clusters = DuplicateFinder(threshold: threshold).clusters(try source.all(), lanes: .threads)
        if input.json {
            return try Printer.say(["clusters": clusters.json, "texts": .integer(Int64(clusters.count))])
        }
        var printer = Printer()
        for group in clusters.groups {
            try printer.write(group.map { "\($0 + 1)" }.joined(separator: " ") + "\n")
        }
        try printer.flush()
    }
}
