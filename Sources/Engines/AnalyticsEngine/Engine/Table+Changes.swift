public import Kernel

extension Table {
    /// The rows that meet a filter and were not deleted, as bits, a list of words for each segment.
    public func rows(meeting filter: Filter) throws(Refusal) -> [[UInt64]] {
        let predicate = try Predicate(filter, schema, vocabulary)
        return segments.map { segment in
            segment.bytes.withBytes { span in
                span.withUnsafeBytes { bytes in
                    let step = Step(predicate, segment, bytes)
                    var found = [UInt64](repeating: 0, count: Bitmap.words(for: segment.rows))
                    found.withUnsafeMutableBufferPointer { found in
                        guard let base = found.baseAddress else { return }
                        for first in stride(from: 0, to: found.count, by: Block.fullWords) {
                            let words = min(Block.fullWords, found.count - first)
                            step.fill(base + first, Block(bytes: bytes, row: first * 64, words: words))
                        }
                        if segment.rows % 64 != 0 {
                            found[found.count - 1] &= 1 << UInt64(segment.rows % 64) - 1
                        }
                        for (word, marks) in (segment.deleted ?? []).enumerated() { found[word] &= ~marks }
                    }
                    return found
                }
            }
        }
    }

    /// The table without the rows that meet a filter.
    ///
    /// Linear in the rows. They stay in the segments, marked, until these are put together anew; counts known beforehand are corrected.
    public func deleting(_ filter: Filter) throws -> Table {
        let marks = try rows(meeting: filter)
        var changed: [Segment] = []
        for (segment, marks) in zip(segments, marks) { changed.append(try segment.deleting(marks, schema)) }
        return try Table(schema, vocabulary, changed)
    }

    /// The rows of some segments, without the deleted, to be written as one segment.
    public func rowsOfSegments(_ range: Range<Int>) -> RowBuffer {
        var buffer = RowBuffer(schema)
        for segment in segments[range.clamped(to: segments.indices)] {
            segment.bytes.withBytes { span in
                span.withUnsafeBytes { buffer.append(segment, $0) }
            }
        }
        return buffer
    }
}

extension RowBuffer {
    /// Adds the rows of a segment that were not deleted; its codes are this buffer's.
    fileprivate mutating func append(_ segment: Segment, _ bytes: UnsafeRawBufferPointer) {
        var reader = RowReader(segment, bytes)
        for row in 0..<segment.rows {
            if let deleted = segment.deleted, Bitmap.contains(deleted, row) { continue }
            for (facet, shape) in schema.facets.enumerated() {
                let code = reader.code(facet, row, 0)
                guard shape.kind == .day else {
                    facets[facet].append(UInt32(code))
                    continue
                }
                let day = (segment.facets[facet]?.base ?? 0) + code - 1
                facets[facet].append(code == 0 ? Self.missingDay : UInt32(bitPattern: Int32(day)))
            }
            for column in schema.columns.indices {
                if let number = segment.numbers[column] {
                    let distance = Codes.distance(bytes, number.offset, number.width, row)
                    let value = number.base &+ Int64(bitPattern: distance &- 1)
                    numbers[column].append(distance == 0 ? Self.missingNumber : value)
                }
                if segment.words[column] != nil { appendWords(reader.words(column, row), column: column) }
            }
            finishRow()
        }
    }
}
