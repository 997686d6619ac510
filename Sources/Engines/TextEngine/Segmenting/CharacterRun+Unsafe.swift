extension CharacterRun {
    /// Reads until the stretch is whole or the room is full, and says which.
    ///
    /// Writes below `characters.count` only, which `codes` and `offsets` are longer than.
    mutating func readSome(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ table: [UInt16]
    ) -> (index: Int, isWhole: Bool) {
        let room = characters.count
        var (index, count) = (start, self.count)
        var isWhole = true
        codes.withUnsafeMutableBufferPointer { codes in
            characters.withUnsafeMutableBufferPointer { characters in
                offsets.withUnsafeMutableBufferPointer { offsets in
                    table.withUnsafeBufferPointer { table in
                        while index < bytes.count {
                            guard count < room else {
                                isWhole = false
                                break
                            }
                            let (scalar, length) = Self.wordScalar(bytes, index)
                            if scalar != 0, count >= Self.stretch, characters[count - 1] == Self.sign { break }
                            codes[count] = table[Int(scalar)]
                            characters[count] = UInt16(truncatingIfNeeded: scalar)
                            offsets[count] = Int32(truncatingIfNeeded: index)
                            count &+= 1
                            index &+= length
                        }
                    }
                }
            }
        }
        self.count = count
        return (index, isWhole)
    }

    /// A word character, or 0 for any other, and how many bytes it has.
    @inline(__always)
    private static func wordScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
        let first = bytes[index]
        if first >= 0xE4, first <= 0xE9, index &+ 2 < bytes.count {
            let (second, third) = (bytes[index &+ 1], bytes[index &+ 2])
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
                let scalar = UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
                return (Characters.isHan(scalar) ? scalar : 0, 3)
            }
        }
        let (scalar, length) = Self.scalar(bytes, index)
        return (Characters.isWordCharacter(scalar) ? scalar : 0, length)
    }
}
