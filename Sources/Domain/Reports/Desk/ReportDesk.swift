public import Complaints
public import Kernel
public import Privacy
public import Rulebook
public import Seals

/// Where reports are worked on: each method is one piece of work of one person in one transaction.
///
/// Books, vault and codes are those of the reporters' store; nothing is read from any other, and nothing is written
/// there (O121 37).
public struct ReportDesk: Sendable {
    let books: any Books<any ReportBook>
    private(set) var rulebook: Rulebook
    let places: PlaceFinder
    let vault: Vault
    let codes: QueryCodes
    let random: RandomSource
    let now: @Sendable () -> Instant
    /// What the one who acts has seen; work on any other version is refused.
    private(set) var seenVersion: Int?

    public init(
        books: any Books<any ReportBook>, rulebook: Rulebook, places: PlaceFinder, vault: Vault, codes: QueryCodes,
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

    /// The same desk for somebody who has a version of a report before them: a step on another one is refused with
    /// `report.changedMeanwhile`.
    public func seeing(version: Int) -> ReportDesk {
        var desk = self
        desk.seenVersion = version
        return desk
    }

    /// The same desk under other rules, once a notice has come in.
    public func counting(by rulebook: Rulebook) -> ReportDesk {
        var desk = self
        desk.rulebook = rulebook
        return desk
    }
}
