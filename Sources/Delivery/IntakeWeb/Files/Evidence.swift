import Complaints
import Kernel
import Web

/// Takes the files of a request: looks at each, keeps those that hold, and says of the others what is wrong.
struct Evidence {
    let shelf: FileShelf
    let uploads: [Upload]
    let audience: Audience
    /// How many more may be taken.
    let room: Int

    struct Outcome {
        var files: [FiledFile] = []
        var refusals: [Refusal] = []
    }

    func taken() async throws -> Outcome {
        var outcome = Outcome()
        guard uploads.count <= room else {
            for upload in uploads { await shelf.discard(upload.reference) }
            outcome.refusals = [.filingTooManyFiles(Filing.Limit.files)]
            return outcome
        }
        for upload in uploads {
            do {
                outcome.files.append(try await file(upload))
            } catch let refusal as Refusal {
                outcome.refusals.append(.intakeFileRefused(upload.fileName, refusal))
            }
        }
        return outcome
    }

    private func file(_ upload: Upload) async throws -> FiledFile {
        guard upload.byteCount <= EvidenceField.maxBytes else {
            await shelf.discard(upload.reference)
            throw Refusal.intakeFileTooLarge(megabytes: EvidenceField.megabytes)
        }
        let kept = try await shelf.keep(upload.reference)
        return FiledFile(
            digest: kept.digest, mediaType: kept.mediaType, size: kept.size,
            name: FileResponse.safeName(upload.fileName, kept.mediaType), audience: audience, key: kept.key)
    }

    /// The audience that a form names; the authority alone where it names none.
    static func audience(_ submission: Submission) -> Audience {
        submission.pairs["audience"].flatMap(Audience.init(rawValue:)) ?? .authority
    }
}

extension FilingInput {
    /// Adds files; one that is there already is not added twice.
    mutating func add(_ new: [FiledFile]) {
        for file in new {
            files.removeAll { $0.digest == file.digest }
            files.append(file)
        }
    }
}
