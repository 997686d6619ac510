import CZlib

/// The files that lie within a paper.
public enum PaperAttachments {
    /// The contents of the embedded files of a PDF as `Typesetter` makes them, in their order.
    ///
    /// Streams that cannot be unpacked, and all beyond `longest` bytes, are passed over. Linear in the paper.
    public static func files(in paper: [UInt8], longest: Int = 4 << 20) -> [[UInt8]] {
        guard paper.starts(with: Array("%PDF-".utf8)) else { return [] }
        var files: [[UInt8]] = []
        for object in paper.pieces(after: Array(" obj".utf8)) {
            let content = paper[object...]
            guard let begin = content.first(Array("stream".utf8), within: 600) else { continue }
            let head = content[..<begin]
            guard head.first(Array("endobj".utf8), within: 600) == nil,
                head.first(Array("/EmbeddedFile".utf8), within: 600) != nil
            else { continue }
            var start = begin + 6
            if start < paper.endIndex, paper[start] == 13 { start += 1 }
            if start < paper.endIndex, paper[start] == 10 { start += 1 }
            if let file = unpacked(paper[start...], longest: longest) { files.append(file) }
        }
        return files
    }

    /// What a zlib stream at the beginning of some bytes comes to.
    private static func unpacked(_ bytes: ArraySlice<UInt8>, longest: Int) -> [UInt8]? {
        // zlib keeps the address of its state, so the state must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard inflateInit2_(stream, 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(stream) }
        var (input, output) = (Array(bytes.prefix(longest)), [UInt8](repeating: 0, count: longest))
        return input.withUnsafeMutableBufferPointer { packed in
            output.withUnsafeMutableBufferPointer { plain in
                stream.pointee.next_in = packed.baseAddress
                stream.pointee.avail_in = UInt32(packed.count)
                stream.pointee.next_out = plain.baseAddress
                stream.pointee.avail_out = UInt32(plain.count)
                guard inflate(stream, Z_FINISH) == Z_STREAM_END else { return nil }
                return Array(plain[..<(plain.count - Int(stream.pointee.avail_out))])
            }
        }
    }
}

extension [UInt8] {
    /// The places right after each occurrence of a word.
    fileprivate func pieces(after word: [UInt8]) -> [Int] {
        var places: [Int] = []
        var index = 0
        while index + word.count <= count {
            if self[index] == word[0], self[index..<(index + word.count)].elementsEqual(word) {
                index += word.count
                places.append(index)
            } else {
                index += 1
            }
        }
        return places
    }
}

extension ArraySlice<UInt8> {
    /// Where a word first begins among the first bytes.
    fileprivate func first(_ word: [UInt8], within reach: Int) -> Int? {
        let last = Swift.min(endIndex - word.count, startIndex + reach)
        guard startIndex <= last else { return nil }
        return (startIndex...last).first { self[$0] == word[0] && self[$0..<($0 + word.count)].elementsEqual(word) }
    }
}
