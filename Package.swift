// swift-tools-version: 6.2
import Foundation
import PackageDescription

// MARK: - The plan: every room, its floor, and what it may see

/// A room may use rooms on lower floors (`uses`) and, through a named door, rooms listed above it on its own floor.
let rooms: [Room] = [
    Room("Kernel", on: .ground),
    Room("Numbers", on: .ground),

    Room("Seals", on: .engines, uses: ["Kernel"], products: [.crypto]),
    Room("Calendars", on: .engines, uses: ["Kernel"]),
    Room("Tables", on: .engines, uses: ["Kernel"], libraries: ["CExpat", "CIconv", "CZlib"]),
    Room("QRCodes", on: .engines, uses: ["Kernel"], libraries: ["CQRCode"]),
    Room("Media", on: .engines, uses: ["Kernel"]),
    Room("Markup", on: .engines, uses: ["Kernel"]),
    Room("Charts", on: .engines, uses: ["Kernel"], doors: ["Markup"]),
    Room("IndexEngine", on: .engines, uses: ["Kernel", "Numbers"]),
    Room("SignalEngine", on: .engines, uses: ["Kernel", "Numbers"]),
    Room("TextEngine", on: .engines, uses: ["Kernel", "Numbers"], libraries: ["CLogarithm"]),
    Room("AnalyticsEngine", on: .engines, uses: ["Kernel"], libraries: ["CBits"]),

    Room("Commons", on: .domain, uses: ["Kernel"]),
    Room("Privacy", on: .domain, uses: ["Kernel", "Seals"]),
    Room("Ledger", on: .domain, uses: ["Kernel", "Seals"], doors: ["Privacy"]),
    Room("Access", on: .domain, uses: ["Kernel", "Seals"], doors: ["Commons", "Privacy", "Ledger"]),
    Room("Requests", on: .domain, uses: ["Kernel", "Seals"], doors: ["Privacy"]),
    Room(
        "Merchants", on: .domain, uses: ["Kernel", "Seals", "Tables"], doors: ["Commons", "Ledger", "Access"]),
    Room("Notices", on: .domain, uses: ["Kernel", "Seals"], doors: ["Commons", "Privacy", "Ledger"]),
    Room("Upkeep", on: .domain, uses: ["Kernel"]),
    Room("Rulebook", on: .domain, uses: ["Kernel", "Calendars"]),
    // What complaints and reports share of the life of a case.
    Room("Cases", on: .domain, uses: ["Kernel"]),
    Room(
        "Complaints", on: .domain, uses: ["Kernel", "Calendars", "Seals"],
        doors: ["Commons", "Privacy", "Ledger", "Access", "Notices", "Rulebook", "Cases"]),
    // What an installation adds to the law that ships with the product.
    Room(
        "Statutes", on: .domain, uses: ["Kernel", "Calendars", "Seals"],
        doors: ["Ledger", "Access", "Notices", "Rulebook", "Complaints"]),
    // The room that complaints have no door to: it may know of them, they never of it.
    Room(
        "Reports", on: .domain, uses: ["Kernel", "Calendars", "Seals"],
        doors: ["Commons", "Privacy", "Ledger", "Access", "Rulebook", "Cases", "Complaints"]),
    Room(
        "Exchange", on: .domain, uses: ["Kernel", "Calendars", "Seals", "Tables"],
        doors: ["Commons", "Privacy", "Ledger", "Access", "Notices", "Rulebook", "Complaints"]),
    Room("Demonstration", on: .domain, uses: ["Kernel"]),

    Room(
        "Storage", on: .adapters,
        uses: [
            "Kernel", "Seals", "Tables", "Commons", "Privacy", "Ledger", "Access", "Requests", "Merchants", "Notices",
            "Upkeep", "Complaints", "Statutes", "Reports", "Exchange",
        ],
        products: [.crypto], embeds: ["Migrations"]),
    Room(
        "StorageSQLite", on: .adapters, uses: ["Kernel"], doors: ["Storage"], libraries: ["CSQLiteTuning"],
        products: [.grdb, .sqlite]),
    Room("StoragePostgres", on: .adapters, uses: ["Kernel"], doors: ["Storage"], libraries: ["CLibPQ"]),
    Room("Identity", on: .adapters, uses: ["Kernel", "Seals"], libraries: ["CArgon2"]),
    Room("Files", on: .adapters),
    Room("Blobs", on: .adapters, uses: ["Kernel", "Seals", "Media"], doors: ["Files"]),
    Room(
        "Courier", on: .adapters, uses: ["Kernel", "Commons", "Notices"], libraries: ["CCurl"], products: [.crypto]),
    // Papers set from HTML by a program of its own.
    Room("Typesetting", on: .adapters, uses: ["Kernel"], libraries: ["CSpawn", "CZlib"]),
    Room("Segments", on: .adapters, uses: ["Kernel", "AnalyticsEngine"], doors: ["Files"]),

    Room(
        "Web", on: .delivery, uses: ["Kernel", "Markup", "Charts", "Access", "Requests"],
        products: [.hummingbird, .httpTypes, .nio, .logging, .lifecycle, .crypto]),
    Room(
        "AccessWeb", on: .delivery, uses: ["Kernel", "Seals", "QRCodes", "Markup", "Privacy", "Ledger", "Access"],
        doors: ["Web"],
        products: [.hummingbird, .httpTypes, .nio]),
    // What the pages of complaints and of reports are both made of.
    Room(
        "CaseParts", on: .delivery,
        uses: ["Kernel", "Media", "Markup", "Calendars", "Commons", "Access", "Rulebook", "Complaints"],
        doors: ["Web"]),
    Room(
        "ComplaintsWeb", on: .delivery,
        uses: [
            "Kernel", "Media", "Markup", "Charts", "Commons", "Privacy", "Ledger", "Notices", "Access", "Rulebook",
            "Calendars", "Complaints",
        ], doors: ["Web", "CaseParts"], products: [.hummingbird, .httpTypes, .nio]),
    Room(
        "IntakeWeb", on: .delivery,
        uses: [
            "Kernel", "Media", "Markup", "Commons", "Privacy", "Notices", "Access", "Rulebook", "Calendars",
            "Complaints",
        ], doors: ["Web", "CaseParts", "ComplaintsWeb"], products: [.hummingbird, .httpTypes, .nio]),
    Room(
        "ReportsWeb", on: .delivery,
        uses: [
            "Kernel", "Media", "Markup", "Commons", "Privacy", "Ledger", "Access", "Rulebook", "Calendars",
            "Complaints", "Reports",
        ], doors: ["Web", "CaseParts", "ComplaintsWeb"], products: [.hummingbird, .httpTypes, .nio]),
    Room(
        "NoticesWeb", on: .delivery, uses: ["Kernel", "Markup", "Notices"], doors: ["Web"], products: [.hummingbird]),
    // The law as one reads it, and the calculator of legal days.
    Room(
        "LawWeb", on: .delivery, uses: ["Kernel", "Markup", "Charts", "Calendars", "Access", "Rulebook"],
        doors: ["Web", "CaseParts"]),
    Room(
        "Workers", on: .delivery, uses: ["Kernel", "Privacy", "Access", "Notices", "Upkeep", "Complaints"],
        doors: ["Web", "ComplaintsWeb"], products: [.lifecycle, .logging]),
    Room(
        "MerchantsWeb", on: .delivery,
        uses: ["Kernel", "Markup", "QRCodes", "Commons", "Access", "Merchants"], doors: ["Web"]),

    Room(
        "Composition", on: .entrance,
        uses: [
            "Kernel", "Seals", "Media", "Tables", "Commons", "Privacy", "Ledger", "Access", "Requests", "Notices",
            "Upkeep", "Rulebook", "Merchants", "Complaints", "Statutes", "Reports", "Exchange", "Demonstration",
            "Storage",
            "StorageSQLite", "StoragePostgres", "Identity", "Files", "Blobs", "Courier", "Typesetting", "Web",
            "AccessWeb",
            "CaseParts",
            "ComplaintsWeb",
            "IntakeWeb",
            "ReportsWeb", "NoticesWeb", "LawWeb", "Workers", "MerchantsWeb",
        ],
        products: [.hummingbird, .nio, .logging, .lifecycle, .signals]),
    Room(
        "Fangxin", on: .entrance,
        uses: [
            "Kernel", "Numbers", "Seals", "Calendars", "Tables", "IndexEngine", "SignalEngine", "TextEngine",
            "AnalyticsEngine", "Commons", "Privacy", "Ledger", "Access", "Rulebook", "Statutes", "Demonstration",
            "Segments", "Typesetting",
        ],
        doors: ["Composition"],
        products: [.arguments], isExecutable: true),
]

/// C libraries, brought by Debian packages.
///
/// Those that compute without I/O may be used by pure rooms.
let libraries: [Library] = [
    Library(name: "CExpat", pkgConfig: "expat", debian: "libexpat1-dev", isPure: true),
    Library(name: "CIconv", pkgConfig: nil, debian: "libc6-dev", isPure: true),
    Library(name: "CLogarithm", pkgConfig: nil, debian: "libc6-dev", isPure: true),
    Library(name: "CZlib", pkgConfig: "zlib", debian: "zlib1g-dev", isPure: true),
    Library(name: "CQRCode", pkgConfig: "libqrencode", debian: "libqrencode-dev", isPure: true),
    // Headers alone: loops over bitmaps with the processor's own instructions for them.
    Library(name: "CBits", pkgConfig: nil, debian: "libc6-dev", isPure: true),
    Library(name: "CSQLiteTuning", pkgConfig: "sqlite3", debian: "libsqlite3-dev", isPure: false),
    Library(name: "CLibPQ", pkgConfig: "libpq", debian: "libpq-dev", isPure: false),
    Library(name: "CSpawn", pkgConfig: nil, debian: "libc6-dev", isPure: false),
    Library(name: "CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev", isPure: false),
    // Its hashing runs lanes on threads of its own, so it is not for the pure floors.
    Library(name: "CArgon2", pkgConfig: "libargon2", debian: "libargon2-dev", isPure: false),
]

// MARK: - How the plan becomes a package

enum Floor: Int {
    case ground, engines, domain, adapters, delivery, entrance

    var folder: String { "\(self)".capitalized }
    var isPure: Bool { rawValue <= Floor.domain.rawValue }
}

struct Library {
    let name: String
    let pkgConfig: String?
    let debian: String
    let isPure: Bool

    var target: Target {
        .systemLibrary(name: name, path: "Sources/Libraries/\(name)", pkgConfig: pkgConfig, providers: [.apt([debian])])
    }
}

struct Room {
    let name: String
    let floor: Floor
    let uses: [String]
    let doors: [String]
    let libraries: [String]
    let products: [Target.Dependency]
    let embeds: [String]
    let isExecutable: Bool

    init(
        _ name: String, on floor: Floor, uses: [String] = [], doors: [String] = [], libraries: [String] = [],
        products: [Target.Dependency] = [], embeds: [String] = [], isExecutable: Bool = false
    ) {
        self.name = name
        self.floor = floor
        self.uses = uses
        self.doors = doors
        self.libraries = libraries
        self.products = products
        self.embeds = embeds
        self.isExecutable = isExecutable
    }

    var dependencies: [Target.Dependency] { (uses + doors + libraries).map { .target(name: $0) } + products }
    var path: String { "Sources/\(floor.folder)/\(name)" }
    var testPath: String { "Tests/\(floor.folder)/\(name)Tests" }
    var documentation: [String] { ["\(name).docc"] }

    var target: Target {
        let resources = embeds.map { Resource.embedInCode($0) }
        return isExecutable
            ? .executableTarget(
                name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: strict)
            : .target(name: name, dependencies: dependencies, path: path, resources: resources, swiftSettings: strict)
    }

    /// The room's tests, which may import what the room may; a room without tests does not build.
    var tests: Target {
        // Those of the whole program ask it over HTTP, as those of a page do.
        let products: [Target.Dependency] =
            floor == .delivery
            ? [.hummingbirdTesting] : name == "Composition" ? [.hummingbirdTesting, .httpTypes, .nio] : []
        // The books are tried on every driver, and under the law that ships.
        let drivers = name == "Storage" ? ["StorageSQLite", "StoragePostgres", "Rulebook"] : []
        let support = name.hasPrefix("Storage") ? ["DatabaseSupport"] : floor == .delivery ? ["WebSupport"] : []
        return .testTarget(
            name: name + "Tests",
            dependencies: ([name, "TestSupport", "Fixtures"] + drivers + support).map { .target(name: $0) }
                + dependencies
                + products,
            path: testPath, swiftSettings: strict)
    }
}

extension Target.Dependency {
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let collections = product(name: "Collections", package: "swift-collections")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdTesting = product(name: "HummingbirdTesting", package: "hummingbird")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let nio = product(name: "NIOCore", package: "swift-nio")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let sqlite = product(name: "GRDBSQLite", package: "GRDB.swift")
    static let arguments = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let logging = product(name: "Logging", package: "swift-log")
    static let signals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
}

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

for (index, room) in rooms.enumerated() {
    for name in room.uses where !rooms.contains(where: { $0.name == name && $0.floor.rawValue < room.floor.rawValue }) {
        refuse("\(room.name) may not use \(name), which is not on a lower floor")
    }
    for name in room.uses
    where room.floor == .delivery && rooms.contains(where: { $0.name == name && $0.floor == .adapters }) {
        refuse("\(room.name) may not use \(name): delivery and adapters meet only in the entrance")
    }
    for name in room.doors where !rooms[..<index].contains(where: { $0.name == name && $0.floor == room.floor }) {
        refuse("\(room.name) has no door to \(name), which is not listed above it on the same floor")
    }
    for name in room.libraries
    where !libraries.contains(where: { $0.name == name && ($0.isPure || !room.floor.isPure) }) {
        refuse("\(room.name) may not use the library \(name), which is unknown or does I/O")
    }
}

func refuse(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("The plan does not hold: \(reason).\n".utf8))
    exit(1)
}

let isPureOnly = Context.environment["HOUSE"] == "pure"
let openRooms = rooms.filter { $0.floor.isPure || !isPureOnly }
let openLibraries = libraries.filter { $0.isPure || !isPureOnly }

let package = Package(
    name: "fangxin",
    platforms: [.macOS(.v15)],
    products: rooms.filter(\.floor.isPure).map { .library(name: $0.name, targets: [$0.name]) }
        + (isPureOnly ? [] : [.executable(name: "fangxin", targets: ["Fangxin"])]),
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
    ]
        + (isPureOnly
            ? []
            : [
                .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
                .package(url: "https://github.com/apple/swift-http-types.git", from: "1.4.0"),
                .package(url: "https://github.com/apple/swift-nio.git", from: "2.90.0"),
                .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
                .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
                .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
                .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
                .package(url: "https://github.com/swiftlang/swift-docc-plugin.git", from: "1.5.0"),
            ]),
    targets: openRooms.map(\.target) + openRooms.filter { !$0.isExecutable }.map(\.tests)
        + openLibraries.map(\.target)
        + [
            .target(name: "TestSupport", path: "Tests/Support/TestSupport", swiftSettings: strict),
            .target(
                name: "Fixtures",
                dependencies: rooms.filter(\.floor.isPure).map { .target(name: $0.name) },
                path: "Tests/Support/Fixtures", swiftSettings: strict),
            .plugin(
                name: "CheckPlan",
                capability: .command(
                    intent: .custom(verb: "check-plan", description: "Checks imports against the plan"))),
        ]
        + (isPureOnly
            ? []
            : [
                .target(
                    name: "DatabaseSupport",
                    dependencies: ["Kernel", "Storage", "StorageSQLite", "StoragePostgres"].map { .target(name: $0) }
                        + [.crypto],
                    path: "Tests/Support/DatabaseSupport", swiftSettings: strict),
                .target(
                    name: "WebSupport", dependencies: [.hummingbird, .hummingbirdTesting, .httpTypes, .nio],
                    path: "Tests/Support/WebSupport", swiftSettings: strict),
                // What the product's speed is measured against.
                .executableTarget(name: "Bare", dependencies: [.hummingbird], path: "Benchmarks/Bare"),
                // The column engine alone, as a process that other engines are set beside.
                .executableTarget(
                    name: "Columns", dependencies: ["Kernel", "AnalyticsEngine", "Segments"].map { .target(name: $0) },
                    path: "Benchmarks/Columns", swiftSettings: strict),
            ]),
    swiftLanguageModes: [.v6]
)
