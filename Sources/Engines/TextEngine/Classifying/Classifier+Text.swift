public import Kernel

/// A model as a file: UTF-8, a line of JSON about the whole, then a line a feature.
extension Classifier {
    private static let form = "fangxin-classifier-1"

    /// The model's text; reading it gives an equal model.
    public var text: String {
        let head: JSON = [
            "form": .string(Self.form), "labels": .array(labels.map(JSON.string)),
            "features": .integer(Int64(vocabulary.count)),
            "longestRun": .integer(Int64(reader.longestRun)),
            "slopes": .array(calibration.slopes.map(JSON.number)),
            "shifts": .array(calibration.shifts.map(JSON.number)),
            "constants": .array(weights.suffix(labels.count).map { .number(Double($0)) }),
        ]
        var lines = head.text + "\n"
        for (feature, name) in vocabulary.words.enumerated() {
            lines += Self.escaped(name) + "\t\(rarity[feature])"
            for label in labels.indices { lines += "\t\(weights[feature * labels.count + label])" }
            lines += "\n"
        }
        return lines
    }

    /// Reads a model's text; the refusal names the line that is wrong.
    public init(parsing text: String) throws(Refusal) {
        let lines = text.utf8.split(separator: 10).map { Substring($0) }
        guard let first = lines.first, let head = try? JSON(parsing: String(first)),
            head["form"]?.string == Self.form, let labels = head["labels"]?.array?.compactMap(\.string),
            labels.count > 1, let run = head["longestRun"]?.integer, (0...6).contains(run),
            let slopes = Self.numbers(head["slopes"], labels.count),
            let shifts = Self.numbers(head["shifts"], labels.count),
            let constants = Self.numbers(head["constants"], labels.count)
        else { throw .modelWrong(1, Phrase(zh: "不是分类模型", en: "it is not a classifier")) }
        var (names, rarity, weights): ([String], [Float], [Float]) = ([], [], [])
        for (index, line) in lines.enumerated().dropFirst() {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            let numbers = parts.dropFirst().compactMap { Float($0) }
            guard parts.count == labels.count + 2, numbers.count == labels.count + 1, numbers.allSatisfy(\.isFinite)
            else {
                throw .modelWrong(index + 1, Phrase(zh: "列数或数字不对", en: "a number is missing or wrong"))
            }
            names.append(Self.unescaped(parts[0]))
            rarity.append(numbers[0])
            weights.append(contentsOf: numbers.dropFirst())
        }
        let vocabulary = Vocabulary(names)
        guard vocabulary.count == names.count, head["features"]?.integer == Int64(names.count) else {
            throw .modelWrong(1, Phrase(zh: "特征缺失或重复", en: "features are missing, or one stands twice"))
        }
        self.init(
            labels: labels, reader: FeatureReader(longestRun: Int(run)), vocabulary: vocabulary, rarity: rarity,
            weights: weights + constants.map(Float.init), calibration: Calibration(slopes: slopes, shifts: shifts))
    }

    private static func numbers(_ json: JSON?, _ count: Int) -> [Double]? {
        let numbers = json?.array?
            .compactMap { item -> Double? in
                switch item {
                case .number(let value): value
                case .integer(let value): Double(value)
                default: nil
                }
            }
        return numbers?.count == count ? numbers : nil
    }

    private static func escaped(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 < 32 || $0 == 92 }) else { return name }
        return name.unicodeScalars.map { $0.value < 32 || $0 == "\\" ? "\\u{\(String($0.value, radix: 16))}" : "\($0)" }
            .joined()
    }

    private static func unescaped(_ name: Substring) -> String {
        guard name.contains("\\") else { return String(name) }
        var parts = name.split(separator: "\\u{", omittingEmptySubsequences: false).map(String.init)
        for index in parts.indices.dropFirst() {
            guard let end = parts[index].firstIndex(of: "}"),
                let scalar = UInt32(parts[index][..<end], radix: 16).flatMap(Unicode.Scalar.init)
            else { continue }
            parts[index] = "\(scalar)" + parts[index][parts[index].index(after: end)...]
        }
        return parts.joined()
    }
}
