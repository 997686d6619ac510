/// Places in order of their numbers, their names left in the bytes of the file that they came from.
///
/// Twenty bytes a place besides the file itself; found by halving.
struct PlaceTable: Sendable {
    private let bytes: [UInt8]
    private(set) var numbers: [UInt64] = []
    private var starts: [UInt32] = []
    private var lengths: [UInt8] = []

    init(bytes: [UInt8], capacity: Int) {
        self.bytes = bytes
        numbers.reserveCapacity(capacity)
        starts.reserveCapacity(capacity)
        lengths.reserveCapacity(capacity)
    }

    var count: Int { numbers.count }

    mutating func append(_ number: UInt64, name: Range<Int>) {
        numbers.append(number)
        starts.append(UInt32(truncatingIfNeeded: name.lowerBound))
        lengths.append(UInt8(clamping: name.count))
    }

    func name(at index: Int) -> String { String(decoding: nameBytes(at: index), as: UTF8.self) }

    /// The first character of a name, by which most names are passed over before they are read.
    func initial(at index: Int) -> Unicode.Scalar {
        var bytes = nameBytes(at: index).makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return "\u{FFFD}" }
        return scalar
    }

    /// The characters of a name, as they are compared with a text.
    func scalars(at index: Int) -> [Unicode.Scalar] {
        var bytes = nameBytes(at: index).makeIterator()
        var decoder = UTF8()
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(Int(lengths[index]) / 3 + 1)
        while case .scalarValue(let scalar) = decoder.decode(&bytes) { scalars.append(scalar) }
        return scalars
    }

    func nameBytes(at index: Int) -> ArraySlice<UInt8> {
        let start = Int(starts[index])
        return bytes[start..<start + Int(lengths[index])]
    }

    func index(of number: UInt64) -> Int? {
        let place = lowerBound(number)
        return place < numbers.count && numbers[place] == number ? place : nil
    }

    func indices(in span: Range<UInt64>) -> Range<Int> { lowerBound(span.lowerBound)..<lowerBound(span.upperBound) }

    private func lowerBound(_ number: UInt64) -> Int {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
