import Foundation
import Kernel
import TextEngine

/// Where jieba's dictionary, IDF and likelihoods are: FANGXIN_WORDS, or Resources/vendor/jieba.
let folder = URL(filePath: ProcessInfo.processInfo.environment["FANGXIN_WORDS"] ?? "Resources/vendor/jieba")

func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let took = try clock.measure(work)
    return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
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

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "cut":
    var cutter = Cutter(try segmenter())
    let mode = CutMode(rawValue: arguments.dropFirst().first ?? "") ?? .standard
    for text in try texts() { print(JSON.array(cutter.words(text, mode).map(JSON.string)).text) }
case "speed":
    let loading = try seconds { _ = try segmenter() }
    var cutter = Cutter(try segmenter())
    let lines = String(decoding: input(), as: UTF8.self).split(separator: "\n").map(String.init)
    let size = lines.reduce(0) { $0 + $1.utf8.count + 1 }
    print("load \(loading) s")
    for mode in CutMode.allCases {
        var count = 0
        let places = seconds { for line in lines { cutter.forEachWord(in: line, mode) { _ in count += 1 } } }
        var strings = 0
        let made = seconds { for line in lines { strings += cutter.words(line, mode).count } }
        print(
            "\(mode) \(size) bytes, \(count) \(strings) words: places \(Double(size) / places / 1e6) MB/s,",
            "strings \(Double(size) / made / 1e6) MB/s")
    }
default:
    print("usage: TextBench cut MODE | speed < FILE")
}
