import CIconv

/// Turns one foreign encoding into UTF-8, piece by piece, through the C library's iconv.
///
/// A character cut by the end of a piece waits for the next one. A byte sequence that is no character becomes U+FFFD,
/// and only its first code unit is skipped, so that a line end after it still ends the line.
final class Transcoder {
    private let converter: UnsafeMutableRawPointer
    private let unitSize: Int
    private var carry: [UInt8] = []

    init(from encoding: TextEncoding) throws(TableError) {
        guard let converter = converter_open(encoding.rawValue) else { throw .unavailable(encoding) }
        self.converter = converter
        unitSize = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
    }

    deinit {
        converter_close(converter)
    }

    /// Converts a piece; `damaged` is told the place in the output of each replacement.
    func convert(_ piece: [UInt8], isLast: Bool, damaged: (Int) -> Void) -> [UInt8] {
        let input = carry.isEmpty ? piece : carry + piece
        carry = []
        var output: [UInt8] = []
        output.reserveCapacity(input.count * 3 / 2 + Self.slack)
        var position = 0
        while position < input.count {
            let outcome = step(input, from: &position, into: &output)
            switch outcome {
            case converter_full, converter_done: continue
            case converter_incomplete where !isLast:
                carry = Array(input[position...])
                return output
            default:
                damaged(output.count)
                output.append(contentsOf: replacement)
                position = min(position + unitSize, input.count)
            }
        }
        return output
    }

    private func step(_ input: [UInt8], from position: inout Int, into output: inout [UInt8]) -> converter_outcome {
        let room = max(input.count - position, Self.slack)
        var taken = 0
        var outcome = converter_invalid
        let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            input.withUnsafeBufferPointer { bytes in
                var source = bytes.baseAddress.map { $0 + position }
                var sourceLeft = bytes.count - position
                var target = buffer.baseAddress
                var targetLeft = room
                outcome = converter_outcome(
                    UInt32(converter_step(converter, &source, &sourceLeft, &target, &targetLeft)))
                taken = bytes.count - position - sourceLeft
                count = room - targetLeft
            }
        }
        position += taken
        output.append(contentsOf: part)
        return outcome
    }

    /// Room for a few characters, so that every step moves on.
    private static let slack = 64
}

/// U+FFFD in UTF-8, which stands for what could not be read.
let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
