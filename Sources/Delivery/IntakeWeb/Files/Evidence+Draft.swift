import CaseParts
import Complaints
import Kernel
import Web

extension Evidence {
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
