public import CaseParts
public import Commons
public import Complaints
import ComplaintsWeb
public import Kernel
public import Rulebook
public import Web

/// What the public pages are given from outside.
public struct IntakePorts: Sendable {
    public let desk: ComplaintDesk
    public let rulebook: Rulebook
    public let classes: ComplaintClasses
    public let shops: ShopFinding
    public let files: FileShelf
    /// What an authority and its unit are called and how they are reached; nothing for unknown codes.
    public var office: @Sendable (_ authority: String, _ unit: String?) -> OfficeCard?
    /// Begins a session that may see one complaint, and answers its token.
    public let beginTracking: @Sendable (_ id: Identifier<Complaint>) async throws -> String
    /// Tells of changes to complaints, on the topic `Self.topic(of:)`; without it pages are read anew by hand.
    public var feed: Feed?
    /// Which services other departments handle, and where one asks for them.
    public var signposts = Signpost.standard
    public let chance: Chance
    /// Remembers what was sent, for all servers that share it.
    public var sent: any IdempotencyLedger = MemoryIdempotency()

    public init(
        desk: ComplaintDesk, rulebook: Rulebook, classes: ComplaintClasses, shops: ShopFinding, files: FileShelf,
        beginTracking: @escaping @Sendable (_ id: Identifier<Complaint>) async throws -> String, chance: Chance
    ) {
        self.desk = desk
        self.rulebook = rulebook
        self.classes = classes
        self.shops = shops
        self.files = files
        self.beginTracking = beginTracking
        self.chance = chance
        office = { _, _ in nil }
    }

    /// The topic on which changes to a complaint are told.
    public static func topic(of id: Identifier<Complaint>) -> String { CaseTopic.complaint(id) }

    var today: Day { Day(at: chance.now()) }
}

/// The clock and what cannot be guessed, and whether cookies are bound to https.
public struct Chance: Sendable {
    public let now: @Sendable () -> Instant
    /// So many bytes that nobody can guess.
    public let random: @Sendable (Int) -> [UInt8]
    public let isSecure: Bool

    public init(
        now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8], isSecure: Bool
    ) {
        self.now = now
        self.random = random
        self.isSecure = isSecure
    }
}

/// How a consumer finds the shop that a complaint is about.
public struct ShopFinding: Sendable {
    /// A registered shop as a list of findings shows it.
    public struct Hit: Hashable, Sendable {
        /// The code that its sign carries, and that `one` takes.
        public let code: String
        public let name: String
        public let address: String?
        public let platform: String?

        public init(code: String, name: String, address: String?, platform: String? = nil) {
            self.code = code
            self.name = name
            self.address = address
            self.platform = platform
        }
    }

    /// The shop of a code or identifier.
    public let one: @Sendable (_ premises: String) async throws -> PlaceFinder.Shop?
    /// Shops by words of their name, street or platform; the best first, a screenful at most.
    public let all: @Sendable (_ words: String, _ region: String?) async throws -> [Hit]

    public init(
        one: @escaping @Sendable (_ premises: String) async throws -> PlaceFinder.Shop?,
        all: @escaping @Sendable (_ words: String, _ region: String?) async throws -> [Hit]
    ) {
        self.one = one
        self.all = all
    }
}

/// An authority or unit as those who wrote to it need to know it.
public struct OfficeCard: Hashable, Sendable {
    public let name: Phrase
    public let phone: String?
    public let address: String?

    public init(name: Phrase, phone: String?, address: String?) {
        self.name = name
        self.phone = phone
        self.address = address
    }
}
