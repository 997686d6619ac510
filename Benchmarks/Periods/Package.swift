// swift-tools-version: 6.2
import PackageDescription

// Built with HOUSE=pure, so that only the lower floors are compiled.
let package = Package(
    name: "PeriodBench",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "fangxin", path: "../..")],
    targets: [
        .executableTarget(
            name: "PeriodBench",
            dependencies: [
                .product(name: "Calendars", package: "fangxin"), .product(name: "Kernel", package: "fangxin"),
                .product(name: "Rulebook", package: "fangxin"),
            ])
    ]
)
