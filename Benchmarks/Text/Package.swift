// swift-tools-version: 6.2
import PackageDescription

// Built with HOUSE=pure, so that only the lower floors are compiled.
let package = Package(
    name: "TextBench",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "fangxin", path: "../..")],
    targets: [
        .executableTarget(
            name: "TextBench",
            dependencies: [
                .product(name: "TextEngine", package: "fangxin"), .product(name: "Kernel", package: "fangxin"),
                .product(name: "Numbers", package: "fangxin"),
            ])
    ]
)
