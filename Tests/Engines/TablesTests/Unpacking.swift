import CZlib

/// The parts of an archive whose entries stand one after the other, found by the directory at its end.
func unpacked(_ bytes: [UInt8]) -> [(name: String, content: String)] {
    func number(_ place: Int, _ size: Int) -> Int {
        (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    var place = number(end + 16, 4)
    return (0..<number(end + 10, 2))
        .map { _ in
            let (packedSize, size, nameSize) = (number(place + 20, 4), number(place + 24, 4), number(place + 28, 2))
            let start = number(place + 42, 4) + 30 + nameSize
            let name = String(decoding: bytes[place + 46..<place + 46 + nameSize], as: UTF8.self)
            place += 46 + nameSize
            return (name, inflated(Array(bytes[start..<start + packedSize]), to: size))
        }
}

private func inflated(_ bytes: [UInt8], to size: Int) -> String {
    var stream = z_stream()
    inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    var (input, output) = (bytes, [UInt8](repeating: 0, count: size + 1))
    input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            inflate(&stream, Z_FINISH)
        }
    }
    inflateEnd(&stream)
    return String(decoding: output.prefix(Int(stream.total_out)), as: UTF8.self)
}
