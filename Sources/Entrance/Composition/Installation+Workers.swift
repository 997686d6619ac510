import Access
import Blobs
import Complaints
import Exchange
import Foundation
import Kernel
import Notices
import Privacy
import Reports
import Requests
import Seals
import ServiceLifecycle
import Upkeep
import Workers

extension Installation {
    /// What a server does beside answering: notices, live pages, and letting go of what has had its time.
    func workers(_ counts: WorkCounts, shelves: Shelves) -> [any Service] {
        let now = now
        let log: @Sendable (JSON) -> Void = { line in
            var members = line.object ?? [:]
            members["at"] = .string("\(now())")
            journal.write(.object(members))
        }
        let watch = CaseWatch(desk: desks.complaints, feed: feed)
        let sweep = Sweep(duties: desks.duties, parts: sweepParts(shelves), counts: counts, log: log)
        var rounds = [
            Rounds("watch", every: .seconds(1), log: log) { try await watch.look() },
            Rounds("sweep", every: .seconds(60), log: log) { try await sweep.run() },
        ]
        if let courier {
            let notices = NoticeRounds(desk: desks.notices, courier: courier, counts: counts)
            rounds.append(Rounds("notices", every: .seconds(5), log: log) { try await notices.deliver() })
        }
        if configuration.database != nil {
            // Another server, or a command, may have brought in other units.
            rounds.append(Rounds("directory", every: .seconds(60), log: log) { _ = try await readDirectory() })
        }
        return rounds
    }

    private static let (hour, day): (Int64, Int64) = (3600, 86_400)
    /// A content that no case holds may belong to a filing that is being sent; after a day it does not.
    private static let orphanSeconds: Int64 = 86_400

    private func sweepParts(_ shelves: Shelves) -> [Sweep.Part] {
        let (desks, now, schedule) = (desks, now, files.retention)
        var parts = [
            Sweep.Part("sessions", everySeconds: Self.hour) { try await desks.access.sweep(by: .system) },
            Sweep.Part("requests", everySeconds: Self.hour) {
                let apart = try await desks.reportRequests.sweep(at: now())
                return try await desks.requests.sweep(at: now()) + apart
            },
            Sweep.Part("drafts", everySeconds: Self.hour) { try await desks.complaints.forgetExpiredDrafts() },
        ]
        if let retention = schedule["complaint"] {
            parts.append(
                Sweep.Part("complaints", everySeconds: Self.day) {
                    // Reports go with them and are not counted: a figure would tell that there are any.
                    try await eraseOutlivedReports()
                    return try await desks.complaints.eraseOutlived(retention)
                })
        }
        if let retention = schedule["inquiry"] {
            parts.append(
                Sweep.Part("inquiries", everySeconds: Self.day) {
                    try await desks.exchange.forgetOutlivedInquiries(retention)
                })
        }
        // Last, so that the files of what went before go with it.
        parts.append(
            Sweep.Part("files", everySeconds: Self.day) {
                // Counted together, so that nothing tells of files of reports.
                let apart = try await Self.removeOrphans(among: shelves.reports, held: desks.reports.heldFiles)
                return try await Self.removeOrphans(among: shelves.cases, held: desks.complaints.heldFiles) + apart
            })
        return parts
    }

    private func eraseOutlivedReports() async throws {
        for (code, hasCase) in [("report", false), ("reportWithCase", true)] {
            guard let retention = files.retention[code] else { continue }
            while try await desks.reports.eraseOutlived(retention, hasCase: hasCase) > 0 {
                try Task.checkCancellation()
            }
        }
    }

    private static func removeOrphans(
        among blobs: BlobStore, held: (Set<String>) async throws -> Set<String>
    ) async throws -> Int {
        var count = 0
        for part in UInt8.min...UInt8.max {
            let old = try await blobs.older(orphanSeconds, part)
            guard !old.isEmpty else { continue }
            let kept = try await held(Set(old.map(\.hex)))
            for digest in old where !kept.contains(digest.hex) {
                try await blobs.remove(digest)
                count += 1
            }
        }
        return count
    }
}
