import Kernel

/// Makes what people type comparable: full-width letters, digits and marks become the narrow ones.
enum Folding {
    /// Narrow forms, without white space at either end.
    static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars.map(narrow)[...]
        while let first = scalars.first, first.isSpace { scalars.removeFirst() }
        while let last = scalars.last, last.isSpace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Narrow forms, small Latin letters, and no white space anywhere: the form in which addresses are compared.
    static func compact(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.lazy.map(narrow).filter { !$0.isSpace }
            .map { scalar in
                (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
            }
    }

    static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x3000: " "
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
        default: scalar
        }
    }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
