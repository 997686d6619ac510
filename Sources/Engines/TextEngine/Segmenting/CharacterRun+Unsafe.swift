extension CharacterRun {
    /// Reads as many word characters as there is room for.
    ///
    /// Writes below `codes.count` only, which `characters` and `offsets` are at least as long as.
    mutating func readSome(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ table: [UInt16]) -> Int {
        let room = codes.count
        var (index, count) = (start, self.count)
        codes.withUnsafeMutableBufferPointer { codes in
            characters.withUnsafeMutableBufferPointer { characters in
                offsets.withUnsafeMutableBufferPointer { offsets in
                    table.withUnsafeBufferPointer { table in
                        while index < bytes.count {
                            let (scalar, length) = Self.scalar(bytes, index)
                            guard Characters.isWordCharacter(scalar), count < room else { break }
                            codes[count] = table[Int(scalar)]
                            characters[count] = UInt16(truncatingIfNeeded: scalar)
                            offsets[count] = Int32(truncatingIfNeeded: index)
                            count += 1
                            index += length
                        }
                    }
                }
            }
        }
        self.count = count
        return index
    }
}
