import Synchronization

/// Puts files aside in memory: for tests, and for installations whose files are small.
public final class MemoryUploads: UploadStore {
    private struct Shelf {
        var files: [String: [UInt8]] = [:]
        var nextNumber = 1
    }

    private let shelf = Mutex(Shelf())

    public init() {}

    public var count: Int { shelf.withLock { $0.files.count } }

    /// The bytes, which are then no longer here.
    public func take(_ reference: String) -> [UInt8]? { shelf.withLock { $0.files.removeValue(forKey: reference) } }

    public func begin() async throws -> any UploadSink { Sink(store: self) }

    public func discard(_ reference: String) async { _ = take(reference) }

    private func keep(_ bytes: [UInt8]) -> String {
        shelf.withLock { shelf in
            let reference = "memory-\(shelf.nextNumber)"
            shelf.nextNumber += 1
            shelf.files[reference] = bytes
            return reference
        }
    }

    private final class Sink: UploadSink {
        private let store: MemoryUploads
        private let bytes = Mutex<[UInt8]>([])

        init(store: MemoryUploads) {
            self.store = store
        }

        func append(_ more: [UInt8]) async throws { bytes.withLock { $0 += more } }
        func finish() async throws -> String { store.keep(bytes.withLock(\.self)) }
        func abandon() async { bytes.withLock { $0 = [] } }
    }
}
