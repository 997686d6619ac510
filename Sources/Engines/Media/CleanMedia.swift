public import Kernel

/// A file whose kind is known from its content, and which no longer says where and with what it was made.
///
/// Pictures keep their pixels, colours and the way they are turned. A PDF stays as it is.
/// Linear in the number of bytes; nothing is decoded, so no picture can be larger inside than outside.
public struct CleanMedia: Sendable {
    public let kind: MediaKind
    public let bytes: [UInt8]

    /// - Throws: a refusal that says what to do instead: for kinds not taken, for damaged files, and for those whose
    ///   notes cannot be removed.
    public init(cleaning bytes: [UInt8]) throws(Refusal) {
        kind = try MediaKind(sniffing: bytes)
        self.bytes =
            switch kind {
            case .jpeg: try JPEGCleaning.cleaned(bytes)
            case .png: try PNGCleaning.cleaned(bytes)
            case .webP: try WebPCleaning.cleaned(bytes)
            case .gif: try GIFCleaning.cleaned(bytes)
            case .heic, .avif, .mp4, .quickTime, .m4a: try FilmCleaning.cleaned(bytes, kind: kind)
            case .pdf: bytes
            }
    }
}
