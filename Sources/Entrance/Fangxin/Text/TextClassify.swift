import ArgumentParser
import Composition
import Foundation
import Kernel
import Numbers
import Tables
import TextEngine

struct TextTrain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Trains a model that suggests classes.",
        discussion: """
            The labelled texts are lines of a label, a tab and the text; or a table (CSV, XLSX, CSV packed with gzip) where
            --text and --label name its columns. Prints {"texts","labels","features":{label:[{"feature","weight"}]}} with --json.
            """)

    @OptionGroup var input: TextInput
    @OptionGroup var words: WordOptions

    @Option(help: "Where the model is written.")
    var out: String

    @Option(help: "The column of texts.")
    var text: String?

    @Option(help: "The column of labels.")
    var label: String?

    @Option(help: "The seed.")
    var seed: UInt64 = 1

    func validate() throws {
        guard (text == nil) == (label == nil) else { throw ValidationError("--text and --label go together") }
        guard text == nil || input.file != nil else { throw ValidationError("A table is read from a file") }
    }

    func run() throws {
        let examples = try labelled()
        let segmenter = try words.segmenter(withField: true)
        var training = ClassifierTraining()
        training.seed = seed
        let model = try InputFault.naming(input.name) { try training.classifier(examples, segmenter, lanes: .threads) }
        guard FileManager.default.createFile(atPath: out, contents: Data(model.text.utf8)) else {
            throw FileFault.unwritable(out)
        }
        guard input.json else {
            return print("文本 texts \(examples.count), 类别 labels \(model.labels.count)")
        }
        let features = model.topFeatures()
            .map { label, features in
                (label, JSON.array(features.map { ["feature": .string($0.feature), "weight": .number($0.weight)] }))
            }
        try Printer.say([
            "texts": .integer(Int64(examples.count)), "labels": .array(model.labels.map(JSON.string)),
            "features": .object(Dictionary(features) { first, _ in first }),
        ])
    }

    private func labelled() throws -> [LabelledText] {
        guard let text, let label, let file = input.file else {
            var source = try TextSource(input)
            let lines = try source.all()
            return try InputFault.naming(input.name) { try TextLines.labelled(lines) }
        }
        return try InputFault.naming(file) {
            var table = try TableReader(try TableFile(file).source)
            guard
                let (textPlace, labelPlace) = table.header.index(of: text)
                    .flatMap({ place in
                        table.header.index(of: label).map { (place, $0) }
                    })
            else {
                let names = table.header.names
                throw InputFault(
                    Phrase(
                        zh: "\(file)：没有“\(text)”或“\(label)”列；有：\(names.joined(separator: "、"))",
                        en: "\(file): no column “\(text)” or “\(label)”; there are \(names.joined(separator: ", "))"))
            }
            var (row, examples) = (Row(), [LabelledText]())
            while try table.read(into: &row) {
                if !row.isEmpty(labelPlace) { examples.append(LabelledText(row[textPlace], row[labelPlace])) }
            }
            return examples
        }
    }
}

struct TextClassify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Suggests classes for each text, with what speaks for them.",
        discussion: """
            With a model that text train wrote, or without one by tables of phrases (--axis). Prints
            {"suggestions":[{"label","probability","reasons"}]} for each line with --json. A person decides.
            """)

    @OptionGroup var input: TextInput
    @OptionGroup var words: WordOptions

    @Option(help: "The model.")
    var model: String?

    @Option(help: "What is asked where there is no model: problems, goods or services.")
    var axis = "problems"

    @Option(help: "How many classes.")
    var top = 3

    func validate() throws {
        guard ["problems", "goods", "services"].contains(axis) else {
            throw ValidationError("--axis takes problems, goods or services")
        }
    }

    func run() throws {
        var source = try TextSource(input)
        var printer = Printer()
        let suggest = try suggester()
        while let texts = try source.next() {
            for text in texts {
                let found = suggest(text)
                if input.json {
                    try printer.write(line: ["suggestions": .array(found.map(\.json))])
                } else {
                    let shown = found.map { "\($0.label) \(($0.probability * 1000).rounded() / 1000)" }
                    try printer.write(shown.joined(separator: "\t") + "\n")
                }
            }
        }
        try printer.flush()
    }

    private func suggester() throws -> (String) -> [Suggestion] {
        guard let model else {
            let cues = try words.cues(axis)
            return { [top] in cues.suggestions($0, limit: top) }
        }
        let text = String(decoding: try InputFile.bytes(model), as: UTF8.self)
        let classifier = try InputFault.naming(model) { try Classifier(parsing: text) }
        var cutter = Cutter(try words.segmenter(withField: true))
        return { [top] in classifier.suggestions($0, limit: top, with: &cutter) }
    }
}
