import Access
import Commons
import Foundation
import Identity
import Kernel
import Notices
import Rulebook
import Seals
import Statutes
import Web

/// One installation, opened: its files read, its stores at today's schema, its desks made.
public struct Installation: Sendable {
    public let configuration: Configuration
    let files: ProductFiles
    /// Working rules of authorities that were taken in.
    let overlays: [Overlay]
    let directory: HeldDirectory
    let stores: Stores
    let keys: Keys
    let desks: Desks
    let shownCodes: ShownCodes?
    /// Who brings letters to people; nothing where none is set up.
    let courier: NoticeCourier?
    /// The letters of a demonstration.
    let shownLetters: ShownLetters?
    /// On which open pages hear of changes.
    let feed = Feed()
    let randomness: Randomness
    let now: @Sendable () -> Instant
    let journal: Journal

    /// Opens an installation.
    ///
    /// - Throws: what stops it, in words for the operator: a missing file, a store in use or newer than the program.
    public static func open(_ configuration: Configuration) async throws -> Installation {
        let now: @Sendable () -> Instant = {
            Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        }
        let randomness = Randomness()
        var files = try ProductFiles(ProductFiles.locate(configuration.resources))
        do {
            try FileManager.default.createDirectory(atPath: configuration.data, withIntermediateDirectories: true)
        } catch {
            throw ConfigurationFault.about(
                configuration.data, zh: "数据文件夹无法建立", en: "the data folder cannot be made")
        }
        let stores = try await Stores.open(configuration, now: now())
        do {
            let statutes = try await stores.statutes()
            files.rulebook = try files.rulebook.taking(statutes)
            let overlays = try files.rulebook.overlays(statutes)
            let keys = try Keys(folder: configuration.data, random: randomness.source)
            // A demonstration shows codes and letters on pages; anywhere else they need a courier.
            let shown = configuration.isDemo ? ShownCodes() : nil
            let letters = configuration.isDemo ? ShownLetters() : nil
            let journal = Journal()
            let couriers = try Couriers(configuration, now: now) { journal.note($0, untaken: $1, at: now()) }
            let courier = letters.map(NoticeCourier.showing) ?? couriers.courier
            let codes = courier.map { CodeCourier($0, random: randomness.source, now: now) }
            let directory = HeldDirectory(try files.directory(of: []))
            let desks = Desks(
                Parts(
                    stores: stores, files: files, directory: directory, keys: keys,
                    address: configuration.address,
                    courier: shown.map(CodeCourier.showing) ?? codes ?? CodeCourier { _, _, _ in },
                    random: randomness.source,
                    now: now, secondFactor: configuration.isDemo ? .none : configuration.secondFactor,
                    channels: courier?.channels ?? []))
            let installation = Installation(
                configuration: configuration, files: files, overlays: overlays, directory: directory, stores: stores,
                keys: keys,
                desks: desks, shownCodes: shown, courier: courier, shownLetters: letters, randomness: randomness,
                now: now, journal: journal)
            if configuration.isDemo { try await installation.fillDirectoryWithDemonstration() }
            try await installation.readDirectory()
            return installation
        } catch {
            await stores.close()
            throw error
        }
    }

    /// Lets go of the stores.
    public func close() async {
        journal.flush()
        await stores.close()
    }
}
