import CQRCode

/// A QR code (ISO/IEC 18004) as a square of dark and light modules.
///
/// The symbols are libqrencode's: the payload is split into numeric, alphanumeric and byte segments so that the whole
/// becomes shortest, and the version is the smallest that holds it. Text is written as UTF-8, as telephones read it.
public struct QRCode: Hashable, Sendable {
    /// How much damage a reader can repair, as a share of the code words.
    public enum Level: String, CaseIterable, Sendable {
        /// About 7 %.
        case low
        /// About 15 %.
        case medium
        /// About 25 %.
        case quartile
        /// About 30 %: for stickers on shop doors.
        case high

        var native: QRecLevel {
            switch self {
            case .low: QR_ECLEVEL_L
            case .medium: QR_ECLEVEL_M
            case .quartile: QR_ECLEVEL_Q
            case .high: QR_ECLEVEL_H
            }
        }
    }

    /// Dark modules that touch in one row.
    public struct Run: Hashable, Sendable {
        public let row: Int
        public let column: Int
        public let length: Int
    }

    /// The light border, in modules, that the standard demands on each side.
    public static let quietZone = 4

    /// 1 to 40.
    public let version: Int
    public let level: Level
    /// Modules on a side, without the quiet zone: 21 for version 1, and 4 more for each further one.
    public let size: Int

    private let modules: [Bool]

    /// Encodes a payload in the smallest version that holds it.
    ///
    /// - Throws: `QRCodeError` where the payload is empty, holds a NUL, or is longer than any code of this level takes.
    public init(_ payload: String, level: Level = .medium) throws(QRCodeError) {
        guard !payload.isEmpty else { throw .payloadEmpty }
        guard !payload.utf8.contains(0) else { throw .payloadHoldsNull }
        // No code holds more digits than this, and the encoder's search for the best split is not linear.
        guard payload.utf8.count <= Self.mostDigits else { throw .payloadTooLong(bytes: payload.utf8.count) }
        guard let code = QRcode_encodeString(payload, 0, level.native, QR_MODE_8, 1) else {
            throw .payloadTooLong(bytes: payload.utf8.count)
        }
        defer { QRcode_free(code) }
        version = Int(code.pointee.version)
        self.level = level
        size = Int(code.pointee.width)
        let bytes = UnsafeBufferPointer(start: code.pointee.data, count: size * size)
        modules = bytes.map { $0 & 1 == 1 }
    }

    /// Whether the module is dark; outside the square everything is light.
    public func isDark(row: Int, column: Int) -> Bool {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
        return modules[row * size + column]
    }

    /// The dark modules from the top left, neighbours in a row taken together: what a print sheet draws.
    public var darkRuns: [Run] {
        var runs: [Run] = []
        for row in 0..<size {
            var column = 0
            while column < size {
                guard isDark(row: row, column: column) else {
                    column += 1
                    continue
                }
                let start = column
                while isDark(row: row, column: column) { column += 1 }
                runs.append(Run(row: row, column: start, length: column - start))
            }
        }
        return runs
    }

    private static let mostDigits = 7089
}
