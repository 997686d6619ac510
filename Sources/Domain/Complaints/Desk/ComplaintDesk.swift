public import Kernel
import Ledger
public import Privacy
public import Rulebook
public import Seals

/// Where complaints are worked on: each method is one piece of work of one person in one transaction.
public struct ComplaintDesk: Sendable {
    let books: any Books<any ComplaintBook>
    private(set) var rulebook: Rulebook
    let places: PlaceFinder
    let vault: Vault
    let codes: QueryCodes
    let random: RandomSource
    let now: @Sendable () -> Instant
    let unknownNumbers = UnknownNumbers()
    /// What the one who acts has seen; work on any other version is refused.
    private(set) var seenVersion: Int?

    public init(
        books: any Books<any ComplaintBook>, rulebook: Rulebook, places: PlaceFinder, vault: Vault, codes: QueryCodes,
        random: RandomSource, now: @escaping @Sendable () -> Instant
    ) {
        self.books = books
        self.rulebook = rulebook
        self.places = places
        self.vault = vault
        self.codes = codes
        self.random = random
        self.now = now
    }

    /// The same desk for somebody who has a version of a complaint before them: a step on another one is refused with
    /// `complaint.changedMeanwhile`, so that nobody decides on what they have not read.
    public func seeing(version: Int) -> ComplaintDesk {
        var desk = self
        desk.seenVersion = version
        return desk
    }

    /// The same desk under other rules, once a notice has come in.
    public func counting(by rulebook: Rulebook) -> ComplaintDesk {
        var desk = self
        desk.rulebook = rulebook
        return desk
    }

    /// The next legal day of a complaint under this desk's rules.
    public func dueIndex(of complaint: Complaint) throws -> ComplaintIndex { try index(of: complaint) }
}

/// The query codes that open a tracking page: shown once, kept only as a keyed hash.
public struct QueryCodes: Sendable {
    /// Ten characters of 30: 49 bits, guessed only by somebody with a hundred million locked-out years.
    static let length = 10
    public static let failuresAllowed = 5
    public static let lockSeconds: Int64 = 30 * 60
    /// Without 0, O, 1, I, L and U, which are mistaken for each other or spell words.
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTVWXYZ")

    private let hash: KeyedHash

    public init(key: SecretKey) {
        hash = KeyedHash(key: key, purpose: "complaint.queryCode")
    }

    /// A new code, for somebody to be shown once.
    public func make(using random: RandomSource) -> String {
        var random = random
        return String((0..<Self.length).map { _ in Self.alphabet.randomElement(using: &random) ?? "2" })
    }

    /// The hash of a code as people type it: any case, with spaces or hyphens, in wide letters or narrow ones.
    public func hash(_ code: String, of number: String) -> [UInt8] {
        let narrow = String(String.UnicodeScalarView(code.unicodeScalars.map(Self.narrow)))
        let typed = narrow.uppercased().filter { $0.isLetter || $0.isNumber }
        return hash.hash("\(number):\(typed)").bytes
    }

    /// The ASCII character that a full-width one stands for.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}
