import Foundation
import PackagePlugin

/// `swift package check-plan` reads every source file's imports and complains of one
/// that the room's entry in Package.swift does not name.
@main
struct CheckPlan: CommandPlugin {
    static let pureFloors: Set<String> = ["Ground", "Engines", "Domain"]
    static let systemModules: Set<String> = [
        "Swift", "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Testing", "Glibc",
    ]
    static let modulesPureRoomsMayImport: Set<String> = ["Swift", "Synchronization"]

    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let importLine =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public |package |internal |fileprivate |private )?import\s+(?:struct |class |enum |protocol |func |var |let |typealias )?(\w+)/
        var complaints = 0
        for target in context.package.targets {
            guard let module = target as? any SourceModuleTarget, module.kind != .macro else { continue }
            let floor = module.directoryURL.deletingLastPathComponent().lastPathComponent
            let isTest = module.kind == .test
            var allowed =
                Self.pureFloors.contains(floor) && !isTest ? Self.modulesPureRoomsMayImport : Self.systemModules
            for dependency in module.dependencies {
                switch dependency {
                case .target(let target): allowed.insert(target.name)
                case .product(let product): allowed.formUnion(product.targets.map(\.name))
                @unknown default: break
                }
            }
            for file in module.sourceFiles where file.type == .source && file.url.pathExtension == "swift" {
                let text = try String(contentsOf: file.url, encoding: .utf8)
                for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                    guard let match = line.prefixMatch(of: importLine), !allowed.contains(String(match.1)) else {
                        continue
                    }
                    complaints += 1
                    Diagnostics.error(
                        "\(file.url.lastPathComponent):\(number + 1): \(module.name) may not import \(match.1)")
                }
            }
        }
        if complaints == 0 { print("The plan holds.") }
    }
}
