public import CaseParts
import Complaints
public import ComplaintsWeb

extension CaseFiles {
    /// The files of the desk, kept on the same shelf and under the same rules as those of consumers.
    public init(shelf: FileShelf) {
        self.init(field: EvidenceField.field(megabytes: EvidenceField.megabytes)) { uploads, audience in
            let outcome = try await Evidence(
                shelf: shelf, uploads: uploads, audience: audience, room: Filing.Limit.files
            )
            .taken()
            return (outcome.files, outcome.refusals)
        }
    }
}
