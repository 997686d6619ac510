extension CSVRows {
    /// Reads on from `position` until the record or the piece ends; true where the record did.
    ///
    /// `bytes` must be the current piece, and `position` a place in it.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ row: inout Row) -> Bool {
        var index = position
        while index < bytes.count {
            switch state {
            case .fieldStart, .plain:
                if scanPlain(bytes, &index, &row) { return true }
            case .quoted: scanQuoted(bytes, &index, &row)
            case .quoteInQuoted: afterQuote(bytes[index], &index, &row)
            }
        }
        leave(at: index, in: bytes)
        return false
    }

    /// Reads fields without quotes; a whole line of them is copied at once.
    private func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ row: inout Row) -> Bool {
        let start = index
        // Where the byte at `index` will lie in the row's text, less `index`.
        let shift = row.text.count - start
        let delimiter = delimiter
        var fieldStart = fieldStart
        var isFieldStart = state == .fieldStart
        var current = index
        scanning: while current < bytes.count {
            let byte = bytes[current]
            // Everything that means something, but for an unusual delimiter, is below the first letter.
            if byte > 0x3B {
                isFieldStart = false
            } else if byte == delimiter {
                row.bounds.append(fieldStart)
                row.bounds.append(current + shift)
                if hasStrayQuote { reportStrayQuote(row) }
                fieldStart = current + shift + 1
                isFieldStart = true
            } else if byte == Byte.lineFeed || byte == Byte.carriageReturn {
                break scanning
            } else if byte == Byte.quote {
                if isFieldStart { break scanning }
                hasStrayQuote = true
            } else {
                isFieldStart = false
            }
            current += 1
        }
        row.text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<current]))
        index = current
        self.fieldStart = fieldStart
        state = isFieldStart ? .fieldStart : .plain
        guard current < bytes.count else { return false }
        index = current + 1
        if bytes[current] == Byte.quote {
            openQuote()
            return false
        }
        return endRecord(at: current, bytes, &row)
    }

    private func endRecord(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ row: inout Row) -> Bool {
        endField(&row)
        endLine(at: index)
        leave(at: index + 1, in: bytes)
        return true
    }

    /// Reads inside quotes, where line ends are text, up to the next quote.
    private func scanQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ row: inout Row) {
        let start = index
        var current = index
        while current < bytes.count {
            let byte = bytes[current]
            if byte == Byte.quote {
                state = .quoteInQuoted
                break
            }
            if byte == Byte.carriageReturn {
                endLine(at: current)
            } else if byte == Byte.lineFeed, !completesReturn(at: current, in: bytes) {
                endLine(at: current)
            }
            current += 1
        }
        row.text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<current]))
        index = state == .quoteInQuoted ? current + 1 : current
    }

    /// Decides what the quote before this byte was: half of a pair, the end of the field, or a stray.
    private func afterQuote(_ byte: UInt8, _ index: inout Int, _ row: inout Row) {
        if byte == Byte.quote {
            row.text.append(Byte.quote)
            state = .quoted
            index += 1
            return
        }
        // The delimiter and the line ends are met by the plain scan, which ends the field.
        state = .plain
        guard byte != delimiter, byte != Byte.lineFeed, byte != Byte.carriageReturn else { return }
        hasStrayQuote = true
    }
}
