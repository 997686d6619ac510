import Access
public import Kernel
public import Ledger
import Privacy
public import Requests
public import Seals
import Synchronization

/// What a store holds, in memory: for tests that want a desk without a database.
public struct ShelfPages: Sendable {
    public var entries: [Entry] = []
    var sealed = SealedPages()
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

extension ShelfBook: EntriesInMemory {
    public var entries: [Entry] {
        get { pages.entries }
        set { pages.entries = newValue }
    }
}

extension ShelfBook: FieldsInMemory {
    public var sealed: SealedPages {
        get { pages.sealed }
        set { pages.sealed = newValue }
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
