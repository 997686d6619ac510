import Access
public import Kernel
public import Ledger
public import Privacy
public import Requests
public import Seals
import Synchronization

/// What a store holds, in memory: for tests that want a desk without a database.
public struct ShelfPages: Sendable {
    public var entries: [Entry] = []
    var keys: [String: KeyRecord] = [:]
    var fields: [String: [PersonalField: SealedField]] = [:]
    var hashes: [String: [PersonalField: SearchHash]] = [:]
    var access = ShelfAccess()
    var requests: [Seals.Digest: KeptRequest] = [:]

    public init() {}

    /// Everything that is kept, as text: what is not in here is not in the store.
    public var dump: String {
        var text = ""
        Swift.dump(self, to: &text)
        return text
    }
}

/// Books held in memory, with the all-or-nothing promise kept by working on a copy.
public final class ShelfBooks<Book>: Books {
    private let shared: Shelf
    private let open: @Sendable (ShelfBook) -> Book

    public init(on shelf: Shelf = Shelf(), open: @escaping @Sendable (ShelfBook) -> Book) {
        shared = shelf
        self.open = open
    }

    public func read<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try work(open(ShelfBook(shared.pages.withLock(\.self))))
    }

    public func write<Answer: Sendable>(_ work: @escaping @Sendable (Book) throws -> Answer) async throws -> Answer {
        try shared.pages.withLock { pages in
            let book = ShelfBook(pages)
            let answer = try work(open(book))
            pages = book.pages
            return answer
        }
    }
}

/// Where the pages of several desks' books stand together.
public final class Shelf: Sendable {
    let pages = Mutex(ShelfPages())

    public init() {}

    public var now: ShelfPages { pages.withLock(\.self) }
}

/// The pages, opened for one piece of work.
public final class ShelfBook {
    var pages: ShelfPages

    init(_ pages: ShelfPages) {
        self.pages = pages
    }
}

extension ShelfBook: LedgerBook {
    public func head() -> LedgerHead { pages.entries.last?.head ?? .origin(of: LedgerChain.main) }

    @discardableResult
    public func append(_ draft: EntryDraft) -> Entry {
        let entry = draft.chained(after: head())
        pages.entries.append(entry)
        return entry
    }

    public func entries(about subject: EntrySubject, after sequence: Int64, limit: Int) -> [Entry] {
        Array(pages.entries.filter { $0.subject == subject && $0.sequence > sequence }.prefix(limit))
    }

    public func entries(from sequence: Int64, limit: Int) -> [Entry] {
        Array(pages.entries.filter { $0.sequence >= sequence }.prefix(limit))
    }
}

extension ShelfBook: FieldVault {
    public func keyRecord(of subject: String) -> KeyRecord? { pages.keys[subject] }
    public func add(_ record: KeyRecord) { pages.keys[record.owner] = record }
    public func replace(_ record: KeyRecord) { pages.keys[record.owner] = record }

    public func put(_ rows: SealedRows) {
        for field in rows.fields { pages.fields[field.subject, default: [:]][field.name] = field }
        for hash in rows.hashes { pages.hashes[hash.subject, default: [:]][hash.name] = hash }
    }

    public func fields(of subject: String, names: [PersonalField]) -> [SealedField] {
        names.compactMap { pages.fields[subject]?[$0] }
    }

    public func subjects(with hash: Seals.Digest, of name: PersonalField, keyID: KeyID, limit: Int) -> [String] {
        let found = pages.hashes.filter { $0.value[name].map { $0.hash == hash && $0.keyID == keyID } ?? false }
        return Array(found.keys.sorted().prefix(limit))
    }

    public func remove(_ names: [PersonalField], of subject: String) {
        for name in names {
            pages.fields[subject]?[name] = nil
            pages.hashes[subject]?[name] = nil
        }
    }

    public func removeAll(of subject: String) {
        pages.fields[subject] = nil
        pages.hashes[subject] = nil
    }
}

extension ShelfBook: RequestBook {
    public func lock(_ digest: Seals.Digest) {}
    public func request(_ digest: Seals.Digest) -> KeptRequest? { pages.requests[digest] }
    public func put(_ request: KeptRequest) { pages.requests[request.digest] = request }
    public func removeRequest(_ digest: Seals.Digest) { pages.requests[digest] = nil }

    public func removeRequests(startedBefore moment: Instant) -> Int {
        let old = pages.requests.filter { $0.value.startedAt < moment }
        for digest in old.keys { pages.requests[digest] = nil }
        return old.count
    }
}
