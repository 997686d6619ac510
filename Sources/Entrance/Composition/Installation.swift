import Access
import Foundation
import Identity
import Kernel
import Seals
import Web

/// One installation, opened: its files read, its stores at today's schema, its desks made.
public struct Installation: Sendable {
    public let configuration: Configuration
    let files: ProductFiles
    let stores: Stores
    let keys: Keys
    let desks: Desks
    let shownCodes: ShownCodes?
    let randomness: Randomness
    let now: @Sendable () -> Instant

    /// Opens an installation.
    ///
    /// - Throws: what stops it, in words for the operator: a missing file, a store in use or newer than the program.
    public static func open(_ configuration: Configuration) async throws -> Installation {
        let now: @Sendable () -> Instant = {
            Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        }
        let randomness = Randomness()
        let files = try ProductFiles(ProductFiles.locate(configuration.resources))
        try FileManager.default.createDirectory(atPath: configuration.data, withIntermediateDirectories: true)
        let stores = try await Stores.open(configuration, now: now())
        do {
            let keys = try Keys(folder: configuration.data, random: randomness.source)
            // A demonstration shows its codes on the page; anywhere else nothing is sent until a sender is set up.
            let shown = configuration.isDemo ? ShownCodes() : nil
            let desks = Desks(
                Parts(
                    stores: stores, files: files, keys: keys,
                    courier: shown.map(CodeCourier.showing) ?? CodeCourier { _, _, _ in }, random: randomness.source,
                    now: now, secondFactor: configuration.isDemo ? .none : configuration.secondFactor))
            return Installation(
                configuration: configuration, files: files, stores: stores, keys: keys, desks: desks,
                shownCodes: shown, randomness: randomness, now: now)
        } catch {
            await stores.close()
            throw error
        }
    }

    /// Lets go of the stores.
    public func close() async {
        await stores.close()
    }
}
