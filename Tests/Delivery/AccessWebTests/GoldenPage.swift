import Synchronization

/// Texts carried out of a closure.
final class Kept: Sendable {
    private let state = Mutex<[String]>([])

    var texts: [String] { state.withLock(\.self) }
    func keep(_ texts: [String]) { state.withLock { $0 += texts } }
}

/// A page broken at its tags, without what is new each time.
enum GoldenPage {
    static func broken(_ page: String) -> String {
        page.replacing("><", with: ">\n<")
            .replacing(/[0-9a-f]{64}/, with: "TOKEN")
            .replacing(/[0-9a-hjkmnp-tv-z]{26}/, with: "IDENTIFIER")
    }
}
