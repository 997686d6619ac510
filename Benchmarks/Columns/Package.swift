// swift-tools-version: 6.2
import PackageDescription

// The column engine alone, by links to its rooms, so that it builds in a minute and without the packages of the others.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "Columns",
    platforms: [.macOS(.v15)],
    targets: [
        .systemLibrary(name: "CBits", path: "Sources/CBits"),
        .target(name: "Kernel", path: "Sources/Kernel", swiftSettings: strict),
        .target(
            name: "AnalyticsEngine", dependencies: ["Kernel", "CBits"], path: "Sources/AnalyticsEngine",
            exclude: ["AnalyticsEngine.docc"], swiftSettings: strict),
        .target(
            name: "Segments", dependencies: ["Kernel", "AnalyticsEngine"], path: "Sources/Segments",
            swiftSettings: strict),
        .executableTarget(
            name: "Columns", dependencies: ["Kernel", "AnalyticsEngine", "Segments"], path: "Sources/Columns",
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
