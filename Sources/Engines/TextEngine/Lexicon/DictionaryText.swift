import Kernel

/// Reads a dictionary in jieba's form: a line a word with its frequency and perhaps its part of speech.
struct DictionaryText {
    let bytes: [UInt8]

    /// Puts all words into a draft.
    ///
    /// Linear; throws at the first line that is not of the form.
    func read(into draft: inout LexiconDraft) throws(Refusal) {
        var word: [UInt32] = []
        var (start, line) = (0, 0)
        while start < bytes.count {
            line += 1
            var end = start
            while end < bytes.count, bytes[end] != 10 { end += 1 }
            var stop = end
            while stop > start, bytes[stop - 1] == 13 || bytes[stop - 1] == 32 { stop -= 1 }
            if stop > start {
                guard try entry(start..<stop, word: &word, into: &draft) else { throw .dictionaryLineWrong(line) }
            }
            start = end + 1
        }
    }

    private func entry(_ line: Range<Int>, word: inout [UInt32], into draft: inout LexiconDraft) throws(Refusal) -> Bool
    {
        word.removeAll(keepingCapacity: true)
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] != 32 {
            guard let (scalar, length) = Self.scalar(bytes, at: index, before: line.upperBound) else { return false }
            word.append(scalar)
            index += length
        }
        index += 1
        var (frequency, digits): (Int64, Int) = (0, 0)
        while index < line.upperBound, bytes[index] != 32 {
            guard (48...57).contains(bytes[index]), digits < 12 else { return false }
            frequency = frequency * 10 + Int64(bytes[index] - 48)
            digits += 1
            index += 1
        }
        guard digits > 0, !word.isEmpty else { return false }
        draft.set(word, frequency, tag: index + 1 < line.upperBound ? Array(bytes[(index + 1)..<line.upperBound]) : [])
        return true
    }

    /// One character of UTF-8 and its length in bytes, or nil where there is none.
    static func scalar(_ bytes: [UInt8], at index: Int, before end: Int) -> (UInt32, Int)? {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index + length <= end else { return nil }
        var scalar = first & (0x7F >> UInt32(length))
        for offset in 1..<length {
            guard bytes[index + offset] & 0xC0 == 0x80 else { return nil }
            scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        return Unicode.Scalar(scalar) == nil ? nil : (scalar, length)
    }
}
