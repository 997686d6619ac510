/// Long contents sealed piece by piece under a key of their own, so that neither side holds more than a piece.
///
/// The form: `FXC1`, then pieces of 64 KiB of content (the last one shorter, perhaps empty), each as nonce, ciphertext
/// and tag of AES-256-GCM. A nonce is the piece's number, which is safe because a key seals one content only; number and
/// whether a piece is the last are authenticated with it, so pieces cannot be exchanged, left out, or cut off
/// (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár 2015).
public enum SealedContent {
    /// Bytes of content in a piece.
    public static let pieceByteCount = 64 << 10
    static let heading = Array("FXC1".utf8)
    static let sealedPieceByteCount = pieceByteCount + AES256GCM.nonceByteCount + AES256GCM.tagByteCount

    /// Whether bytes begin as a sealed content does.
    public static func isSealed(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: heading) }

    /// Seals a whole content.
    ///
    /// - Important: `key` must never have sealed anything else.
    public static func sealed(_ content: [UInt8], under key: SecretKey) throws(SealError) -> [UInt8] {
        var sealer = Sealer(under: key)
        let pieces = content.count / pieceByteCount + 1
        var sealed: [UInt8] = []
        sealed.reserveCapacity(heading.count + content.count + pieces * (sealedPieceByteCount - pieceByteCount))
        sealed += try sealer.add(content)
        sealed += try sealer.finish()
        return sealed
    }

    /// Opens a whole content; throws ``SealError/damaged`` where anything of it is not as it was sealed.
    public static func opened(_ sealed: [UInt8], under key: SecretKey) throws(SealError) -> [UInt8] {
        var opener = Opener(under: key)
        var content = try opener.add(sealed)
        content += try opener.finish()
        return content
    }

    /// Seals a content as it comes.
    public struct Sealer: Sendable {
        private let key: SecretKey
        private var waiting: [UInt8] = []
        private var number: UInt64 = 0

        /// A key may seal one content only.
        public init(under key: SecretKey) {
            self.key = key
        }

        /// Takes more of the content, and answers what of it is sealed by now.
        public mutating func add(_ bytes: [UInt8]) throws(SealError) -> [UInt8] {
            var sealed = number == 0 && waiting.isEmpty ? heading : []
            var rest = bytes[...]
            if number == 0, waiting.isEmpty, bytes.isEmpty { return [] }
            while !rest.isEmpty {
                let taken = rest.prefix(pieceByteCount - waiting.count)
                waiting += taken
                rest = rest.dropFirst(taken.count)
                // A full piece waits until more comes, since it may be the last.
                if waiting.count == pieceByteCount, !rest.isEmpty { sealed += try piece(isLast: false) }
            }
            return sealed
        }

        /// Seals what is left.
        public mutating func finish() throws(SealError) -> [UInt8] {
            let start = number == 0 && waiting.isEmpty ? heading : []
            return start + (try piece(isLast: true))
        }

        private mutating func piece(isLast: Bool) throws(SealError) -> [UInt8] {
            defer {
                waiting = []
                number += 1
            }
            return try AES256GCM()
                .seal(waiting, under: key, authenticating: context(number, isLast), nonce: nonce(number))
        }
    }

    /// Opens a content as it comes.
    public struct Opener: Sendable {
        private let key: SecretKey
        private var waiting: [UInt8] = []
        private var number: UInt64 = 0
        private var isBegun = false

        public init(under key: SecretKey) {
            self.key = key
        }

        /// Takes more of what was sealed, and answers what is opened by now; it may be used, but is whole only after
        /// ``finish()``.
        public mutating func add(_ bytes: [UInt8]) throws(SealError) -> [UInt8] {
            waiting += bytes
            if !isBegun {
                guard waiting.count >= heading.count else { return [] }
                guard waiting.starts(with: heading) else { throw .damaged }
                waiting.removeFirst(heading.count)
                isBegun = true
            }
            var content: [UInt8] = []
            var place = waiting.startIndex
            // The last piece is told by what is behind it, so a full one waits.
            while waiting.count - place > sealedPieceByteCount {
                content += try piece(waiting[place..<place + sealedPieceByteCount], isLast: false)
                place += sealedPieceByteCount
            }
            waiting.removeFirst(place)
            return content
        }

        /// Opens what is left; throws where the end is not the end that was sealed.
        public mutating func finish() throws(SealError) -> [UInt8] {
            guard isBegun else { throw .damaged }
            return try piece(waiting[...], isLast: true)
        }

        private mutating func piece(_ sealed: ArraySlice<UInt8>, isLast: Bool) throws(SealError) -> [UInt8] {
            guard sealed.starts(with: nonce(number)) else { throw .damaged }
            let content = try AES256GCM().open(Array(sealed), under: key, authenticating: context(number, isLast))
            number += 1
            return content
        }
    }

    private static func nonce(_ number: UInt64) -> [UInt8] {
        var nonce = [UInt8](repeating: 0, count: AES256GCM.nonceByteCount)
        withUnsafeBytes(of: number.bigEndian) { nonce.replaceSubrange(4..., with: $0) }
        return nonce
    }

    private static func context(_ number: UInt64, _ isLast: Bool) -> [UInt8] {
        var context = CanonicalBytes(capacity: 40)
        context.append("fangxin.content.1")
        context.append(number)
        context.append(UInt64(isLast ? 1 : 0))
        return context.bytes
    }
}
