public import Access
public import Complaints
public import Kernel
import Privacy
public import Reports
public import Rulebook
import Seals

extension ReportDesk {
    /// A desk of the bureau `QTX`, competent for 青铜峡市 (640381), on books in memory.
    public static func sample(
        books: any Books<any ReportBook>, clock: StoppedClock, rulebook: Rulebook
    ) throws -> ReportDesk {
        let random = RandomSource.seeded(17)
        let key = SecretKey(using: random)
        return ReportDesk(
            books: books, rulebook: rulebook,
            places: PlaceFinder(
                place: { address, _ in
                    address.contains("青铜峡")
                        ? PlaceFinder.Finding(
                            authority: "QTX", unit: "QTX_XIAOBA", region: "640381", reasons: ["address"],
                            explained: [Phrase(zh: "“小坝镇”由小坝所负责", en: "Xiaoba is the branch’s")]) : nil
                },
                isAuthority: { authority, unit in
                    ["QTX", "LIT"].contains(authority) && (unit == nil || unit == "QTX_XIAOBA" && authority == "QTX")
                }),
            vault: Vault(
                ring: KeyRing(newest: (.named("reports"), key)), search: SearchKeys(id: .named("s"), key: key)),
            codes: QueryCodes(key: key), random: random, now: { clock.now })
    }
}

extension Actor {
    private static let bureau = Office(authority: "QTX", unit: "QTX_XIAOBA", regionPrefix: "640381")

    /// An official of 青铜峡市's bureau with the post for reports.
    public static let reportOfficer = Actor(id: "report-officer-1", roles: [.reportOfficer], office: bureau)
    /// The same post in the neighbouring 利通区.
    public static let foreignReportOfficer = Actor(
        id: "report-officer-2", roles: [.reportOfficer],
        office: Office(authority: "LIT", unit: "LIT", regionPrefix: "640302"))
    /// A person in charge on the side of complaints.
    public static let director = Actor(id: "director-1", roles: [.director], office: bureau)
}

extension ReportInput {
    /// A neighbour's report about a shop in 青铜峡, by name, nothing missing.
    public static var sample: ReportInput {
        var fields = FilingInput()
        fields[.respondentName] = "惠民生活超市"
        fields[.respondentAddress] = "青铜峡市小坝镇步行街12号"
        fields[.narrative] = "4月17日晚上看到店员把过期牛奶的日期擦掉重新打上，仓库里还有十几箱。"
        fields[.occurredOn] = "2026-04-17"
        fields[.problemClass] = "report.foodSafety"
        fields[.name] = "钱知情"
        fields[.phone] = "17000005678"
        fields[.declaresTruth] = "true"
        return ReportInput(fields)
    }
}

extension ReportFiling {
    public static func sample(
        manner: FilingManner = .own, _ change: (inout ReportInput) -> Void = { _ in }
    ) throws -> ReportFiling {
        var input = ReportInput.sample
        if manner == .registered { input.fields[.channel] = "phone" }
        change(&input)
        return try ReportFiling(checking: input, manner: manner, today: .on("2026-04-20"))
    }
}

extension ReportFacts {
    /// A named report received on the platform on Monday 2026-04-20.
    public static var sample: ReportFacts {
        var facts = ReportFacts(
            intake: "intake", number: "20260420-00000-00001", ruleSet: "order121", channel: "website",
            platformReceivedAt: .at("2026-04-20T01:00:00Z"))
        facts.region = "640381"
        facts.reportClass = "report.foodSafety"
        facts.occurredOn = .on("2026-04-17")
        facts.fields = ["case.narrative", "person.name", "person.phone"]
        return facts
    }
}

extension ReportEvent.Kind {
    /// One of each kind, in no particular order.
    public static var samples: [ReportEvent.Kind] {
        var history = ImportedReportHistory(state: .notFiled, orderNumber: "R1")
        history.authority = "QTX"
        history.decidedAt = .at("2026-04-25T00:00:00Z")
        return [
            .registered(.sample), .routed(.sample), .verificationBegan(receivedAt: .at("2026-04-20T02:00:00Z")),
            .returned(reasonField: "return.3"), .assigned(unit: "U", officer: nil), .assigned(unit: nil, officer: "o"),
            .supplemented(field: "supplement.4", receivedAt: .at("2026-04-22T02:00:00Z")),
            .testingBegan(on: .on("2026-04-21")), .testingEnded(on: .on("2026-04-24")),
            .extended(reasonField: "extension.5", approverField: "approver.5"),
            .filed(approverField: "approver.6", caseNumber: "青市监立〔2026〕7号"),
            .notFiled(grounds: ["provenNoFault"], reasonField: "decision.6", approverField: "approver.6"),
            .competenceDenied(reasonField: "competence.4"), .duplicateFound(earlier: "20260101-00000-00001"),
            .transferred(reasonField: "transfer.6"), .replied(field: "reply.7", way: .call), .closed,
            .attached(
                ReportFile(
                    digest: "aa11", mediaType: "image/jpeg", size: 3, nameField: "file.aa11", isReporters: true)),
            .noted(field: "note.4"), .hotlineOrderSet(number: "HT1", dueOn: .on("2026-05-01")),
            .historyImported(.sample, history), .historyUpdated(history), .erased,
        ]
    }
}

extension Report {
    /// A report that just came in, as one event tells.
    public static func sample(_ number: UInt64 = 1, facts: ReportFacts = .sample) throws -> Report {
        try Report(history: [
            ReportEvent(
                report: .sample(number), sequence: 1, at: .at("2026-04-20T01:00:00Z"), actor: ReportEvent.reporter,
                kind: .registered(facts))
        ])
    }

    public func after(_ kind: ReportEvent.Kind, at moment: String, by actor: String = "officer") throws -> Report {
        try applying(next(kind, at: .at(moment), by: actor))
    }
}
