import Foundation
import Kernel
import Numbers
import TextEngine

/// Where jieba's dictionary, IDF and likelihoods are: FANGXIN_WORDS, or Resources/vendor/jieba.
let folder = URL(filePath: ProcessInfo.processInfo.environment["FANGXIN_WORDS"] ?? "Resources/vendor/jieba")

func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let took = try clock.measure(work)
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
}

/// Seconds of this process on a core, which other work on the machine lengthens less than seconds on the wall.
func coreSeconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    try work()
    return now() - start
}

func segmenter() throws -> Segmenter {
    let words = ProcessInfo.processInfo.environment["FANGXIN_USER_WORDS"]
    let added = try words.map { UserWord.list(try String(contentsOf: URL(filePath: $0), encoding: .utf8)) } ?? []
    return Segmenter(
        try Lexicon(dictionary: bytes("dict.txt"), adding: added),
        try HiddenMarkovModel(probabilities: bytes("hmm.json")))
}

func input() -> [UInt8] { [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }

/// Texts given as one JSON string a line.
func texts() throws -> [String] {
    try input().split(separator: 10).map { try JSON(parsing: Array($0)).string ?? "" }
}

/// As many lanes as the machine has cores.
let lanes = Lanes { pieces, work in DispatchQueue.concurrentPerform(iterations: pieces, execute: work) }

/// Labelled texts: a JSON array of text and label a line.
func examples(_ path: String) throws -> [LabelledText] {
    try [UInt8](Data(contentsOf: URL(filePath: path))).split(separator: 10)
        .map { line in
            let row = try JSON(parsing: Array(line)).array ?? []
            return LabelledText(row.first?.string ?? "", row.last?.string ?? "")
        }
}

func classify(_ training: String, _ testing: String, _ options: ClassifierTraining) throws {
    let segmenter = try segmenter()
    let clock = ContinuousClock()
    let start = clock.now
    let made = try options.classifier(examples(training), segmenter, lanes: lanes)
    let text = made.text
    let model = try Classifier(parsing: text)
    let trained = clock.now
    FileHandle.standardError.write(Data("trained in \(trained - start), model \(text.utf8.count) bytes\n".utf8))
    var cutter = Cutter(segmenter)
    for example in try examples(testing) {
        let found = model.suggestions(example.text, limit: 99, with: &cutter)
        print(
            JSON.array([
                .string(example.label), .array(found.map { .array([.string($0.label), .number($0.probability)]) }),
            ])
            .text)
    }
}

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "cut":
    var cutter = Cutter(try segmenter())
    let mode = CutMode(rawValue: arguments.dropFirst().first ?? "") ?? .standard
    for text in try texts() { print(JSON.array(cutter.words(text, mode).map(JSON.string)).text) }
case "speed":
    let loading = try coreSeconds { _ = try segmenter() }
    var cutter = Cutter(try segmenter())
    let lines = String(decoding: input(), as: UTF8.self).split(separator: "\n").map(String.init)
    let size = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    print("load \(loading) s")
    for mode in CutMode.allCases {
        var count = 0
        let places = coreSeconds { for line in lines { cutter.forEachWord(in: line, mode) { _ in count += 1 } } }
        var strings = 0
        let made = coreSeconds { for line in lines { strings += cutter.words(line, mode).count } }
        print(
            "\(mode) \(size) bytes, \(count) \(strings) words: places \(Double(size) / places / 1e6) MB/s,",
            "strings \(Double(size) / made / 1e6) MB/s")
    }
case "keywords":
    let extractor = KeywordExtractor(try segmenter(), try InverseFrequencies(text: bytes("idf.txt")))
    for text in try texts() {
        let found = extractor.keywords(text)
        print(JSON.array(found.map { .array([.string($0.word), .number($0.weight)]) }).text)
    }
case "newwords":
    let beside = try segmenter()
    let lines = try texts()
    let took = seconds {
        for word in NewWordFinder().words(lines, limit: 100, beside: beside) {
            print(word.text, word.count, word.cohesion, word.freedom, word.score)
        }
    }
    FileHandle.standardError.write(Data("\(took) s\n".utf8))
case "duplicates":
    let lines = String(decoding: input(), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    var found: Clusters?
    let took = seconds { found = DuplicateFinder().clusters(lines, lanes: lanes) }
    FileHandle.standardError.write(Data("\(lines.count) texts in \(took) s\n".utf8))
    if let found { for item in lines.indices { print(found.first(of: item)) } }
case "classify":
    let paths = Array(arguments.dropFirst())
    var options = ClassifierTraining()
    if paths.count > 2 { options.reader = FeatureReader(longestRun: Int(paths[2]) ?? 2) }
    if paths.count > 3 { options.cost = Double(paths[3]) ?? 0.5 }
    if paths.count > 4 { options.leastTexts = Int(paths[4]) ?? 2 }
    try classify(paths[0], paths[1], options)
default:
    print("usage: TextBench cut MODE | speed < FILE")
}
