import Kernel
import Markup

/// A text with what was taken out of it and put into it marked: by character in Chinese, by word in English.
///
/// O(n·d) of n pieces with d that differ.
struct TextChange {
    private enum Run {
        case same, gone, new
    }

    private let runs: [(kind: Run, text: String)]

    init(from before: Phrase, to after: Phrase, _ language: Language) {
        let (old, new) = (Self.pieces(before, language), Self.pieces(after, language))
        guard old != new else {
            runs = [(.same, after(language))]
            return
        }
        guard max(old.count, new.count) > Self.shortest(language) else {
            runs = [(.gone, before(language)), (.new, after(language))].filter { !$0.text.isEmpty }
            return
        }
        let difference = new.difference(from: old)
        let gone = Set(difference.removals.map(\.place))
        let added = Set(difference.insertions.map(\.place))
        var runs: [(kind: Run, text: String)] = []
        func add(_ kind: Run, _ piece: String) {
            if let last = runs.last, last.kind == kind {
                runs[runs.count - 1].text += piece
            } else {
                runs.append((kind, piece))
            }
        }
        var (one, other) = (0, 0)
        while one < old.count || other < new.count {
            if one < old.count, gone.contains(one) {
                add(.gone, old[one])
                one += 1
            } else if other < new.count, added.contains(other) {
                add(.new, new[other])
                other += 1
            } else {
                if other < new.count { add(.same, new[other]) }
                one += 1
                other += 1
            }
        }
        self.runs = runs
    }

    var node: Node {
        .each(runs) { run in
            switch run.kind {
            case .same: .text(run.text)
            case .gone: del(.text(run.text))
            case .new: ins(.text(run.text))
            }
        }
    }

    /// What is as short as a figure with its unit is told whole.
    private static func shortest(_ language: Language) -> Int { language == .en ? 4 : 10 }

    private static func pieces(_ phrase: Phrase, _ language: Language) -> [String] {
        let text = phrase(language)
        guard language == .en else { return text.map { String($0) } }
        var words: [String] = []
        var word = ""
        for character in text {
            word.append(character)
            guard character == " " else { continue }
            words.append(word)
            word = ""
        }
        return word.isEmpty ? words : words + [word]
    }
}

extension CollectionDifference.Change {
    fileprivate var place: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}
