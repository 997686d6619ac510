import Access
import Complaints
import Foundation
import Identity
public import Kernel
import LawWeb
import Reports
public import Rulebook
import Seals
import Statutes
import Typesetting
import Web

/// What came of taking in a notice, in both stores.
public struct NoticeTaken: Sendable {
    let complaints: CalendarImport
    let reportsMoved: Int

    public var json: JSON {
        [
            "year": JSON(complaints.notice.year), "province": JSON(complaints.notice.province),
            "known": .bool(complaints.wasKnown), "checked": JSON(complaints.checkedCount),
            "moved": JSON(complaints.movedCount), "told": JSON(complaints.toldCount),
            "reportsMoved": JSON(reportsMoved),
        ]
    }

    public var phrase: Phrase {
        let (year, place) = (complaints.notice.year, complaints.notice.province ?? "CN")
        return Phrase(
            zh:
                "\(place) \(year)年放假安排：核对\(complaints.checkedCount)件投诉的期限，变动\(complaints.movedCount)件，发出告知\(complaints.toldCount)份；举报变动\(reportsMoved)件",
            en:
                "notice of \(place) for \(year): \(complaints.checkedCount) complaints looked at, \(complaints.movedCount) moved, \(complaints.toldCount) notices to parties; \(reportsMoved) reports moved"
        )
    }
}

extension Installation {
    /// The law and the calendars that count here: what ships, and what the installation has taken in.
    public var rulebook: Rulebook { files.rulebook }

    /// The law and the calendars that the program ships.
    public static func shippedRulebook(resources: String?) throws -> Rulebook {
        try ProductFiles.rulebook(in: ProductFiles.locate(try resourcesFolder(resources)).appending(path: "data"))
    }

    /// Takes in a holiday notice and computes every running clock anew.
    ///
    /// Complaints, their ledger entries and the notices to parties in one transaction; reports in one of their own store.
    public func take(calendar bytes: [UInt8], named name: String, province: String?) async throws -> NoticeTaken {
        let notice = try CalendarNotice(parsing: bytes, document: name, province: province)
        let (outcome, after) = try await desks.statutes.take(
            notice, document: String(decoding: bytes, as: UTF8.self), into: rulebook, counting: desks.complaints,
            by: .system)
        let moved = try await desks.reports.counting(by: after).recount(from: notice.days.lowerBound, by: .system)
        return NoticeTaken(complaints: outcome, reportsMoved: moved)
    }

    /// Takes in working rules of an authority; tells whether they were new.
    public func take(overlay bytes: [UInt8], named name: String) async throws -> Bool {
        let overlay = try Overlay(parsing: bytes, document: name, in: rulebook)
        return try await desks.statutes.take(overlay, document: String(decoding: bytes, as: UTF8.self), by: .system)
    }

    /// A computation signed with the platform's key.
    public func certificate(of clock: Clock, subject: String? = nil) throws -> JSON {
        try DeadlineCertificate.signed(clock, subject: subject, at: now(), by: keys.signing)
    }

    /// The platform's public key, where a data folder has one.
    public static func publicKey(in folder: String) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: Keys.path(in: folder)) else { return nil }
        return try Keys(folder: folder, random: Randomness().source).signing.verifying.bytes
    }

    /// The law as pages.
    var lawEndpoints: LawEndpoints {
        let (directory, installation, complaints, reports) = (directory, self, desks.complaints, desks.reports)
        var ports = LawPorts(
            rulebook: rulebook,
            key: [
                "algorithm": "Ed25519", "key": .string("\(keys.signing.id)"),
                "publicKey": .string(Hex.text(keys.signing.verifying.bytes)),
            ],
            certify: { try installation.certificate(of: $0, subject: $1) })
        ports.overlays = overlays
        ports.authorityName = { directory.name(of: $0) }
        ports.complaint = { id, actor in
            guard let id = Identifier<Complaint>(id) else { throw Refusal.complaintAbsent }
            return try await complaints.clocks(id, by: actor)
        }
        ports.report = { id, actor in
            guard let id = Identifier<Report>(id) else { throw Refusal.reportAbsent }
            return try await reports.clocks(id, by: actor)
        }
        if let typesetter {
            ports.typeset = { paper in
                try await typesetter.pdf(
                    of: paper.document,
                    attaching: paper.attachments.map { (name: $0.name, bytes: $0.bytes) })
            }
        }
        return LawEndpoints(ports)
    }

    /// Who sets papers as PDF; nothing where no program for it is installed.
    private var typesetter: Typesetter? {
        configuration.typesetterProgram.map {
            Typesetter(program: $0, folder: URL(filePath: configuration.data).appending(path: "papers").path)
        }
    }
}

extension Configuration {
    /// WeasyPrint's command: the one that is named, else the first on the search path.
    var typesetterProgram: String? {
        guard let typesetter else {
            return Typesetter.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
        }
        return typesetter == "none" ? nil : typesetter
    }
}
