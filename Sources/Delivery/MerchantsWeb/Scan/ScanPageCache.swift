import Kernel
import Markup
import Merchants
import Synchronization
import Web

/// Pages behind codes, as they are sent, kept in memory for each language and size of type.
///
/// A page is served as it is for a few seconds; then the registry is asked whether it has changed. What this server
/// changes itself is forgotten at once; what another changes is seen after those seconds. Two generations bound the
/// memory: when the younger is full it becomes the older, and pages nobody asks for go with the one before.
final class ScanPageCache: Sendable {
    struct Key: Hashable {
        let code: PremisesCode
        let language: Language
        let size: Reader.Size
    }

    struct Page {
        let bytes: [UInt8]
        let version: String
        let checkedAt: Instant
    }

    private struct Shelf {
        var young: [Key: Page] = [:]
        var old: [Key: Page] = [:]
        var youngBytes = 0
    }

    private let shelf = Mutex(Shelf())
    private let now: @Sendable () -> Instant

    static let freshSeconds: Int64 = 5
    /// Of one generation: about four thousand pages.
    static let mostBytes = 48 << 20

    init(now: @escaping @Sendable () -> Instant) {
        self.now = now
    }

    /// The page, and whether it may be served without asking.
    func page(_ key: Key) -> (page: Page, isFresh: Bool)? {
        let found = shelf.withLock { shelf -> Page? in
            if let page = shelf.young[key] { return page }
            guard let page = shelf.old.removeValue(forKey: key) else { return nil }
            Self.put(page, key, in: &shelf)
            return page
        }
        guard let found else { return nil }
        let age = now().seconds(since: found.checkedAt)
        return (found, (0..<Self.freshSeconds).contains(age))
    }

    func keep(_ bytes: [UInt8], version: String, for key: Key) -> Page {
        let page = Page(bytes: bytes, version: version, checkedAt: now())
        shelf.withLock { Self.put(page, key, in: &$0) }
        return page
    }

    func forget(_ code: PremisesCode) {
        shelf.withLock { shelf in
            for language in Language.allCases {
                for size in Reader.Size.allCases {
                    let key = Key(code: code, language: language, size: size)
                    if let page = shelf.young.removeValue(forKey: key) { shelf.youngBytes -= page.bytes.count }
                    shelf.old[key] = nil
                }
            }
        }
    }

    private static func put(_ page: Page, _ key: Key, in shelf: inout Shelf) {
        if let before = shelf.young.updateValue(page, forKey: key) { shelf.youngBytes -= before.bytes.count }
        shelf.youngBytes += page.bytes.count
        guard shelf.youngBytes > mostBytes else { return }
        shelf.old = shelf.young
        shelf.young = [:]
        shelf.youngBytes = 0
    }
}
