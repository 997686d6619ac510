extension Unicode.Scalar {
    /// Whether it is white space as Unicode has it.
    ///
    /// Of the ideographs, which most texts are made of, none is looked up: beyond the first of them only the ideographic
    /// space is one.
    public var isSpace: Bool { value < 0x2E80 ? properties.isWhitespace : value == 0x3000 }
}
