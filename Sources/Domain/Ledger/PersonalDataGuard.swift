public import Kernel
public import Privacy

/// Finds what looks like personal data where none may stand: in the details of entries.
///
/// Entries outlive erasure, so a phone number in one could never be erased. Desks' tests and debug builds run it over
/// all they enter.
public enum PersonalDataGuard {
    /// A value that looks like personal data.
    public struct Finding: Hashable, Sendable {
        /// Where it stands, as a JSON pointer (RFC 6901): `/party/phone`.
        public let pointer: String
        public let kind: PersonalKind
    }

    /// All suspicious values and member names, in the order of their places.
    public static func findings(in details: JSON) -> [Finding] {
        var findings: [Finding] = []
        search(details, at: "", into: &findings)
        return findings
    }

    /// The findings in an entry: its details, and the identifiers of actor and subject.
    public static func findings(in draft: EntryDraft) -> [Finding] {
        var findings = findings(in: draft.details)
        search(.string(draft.actor), at: "actor", into: &findings)
        search(.string(draft.subject.id), at: "subject", into: &findings)
        return findings
    }

    private static func search(_ value: JSON, at pointer: String, into findings: inout [Finding]) {
        switch value {
        case .null, .bool, .number: break
        case .integer(let number):
            // Counts and moments are long numbers too, so only what cannot well be one is taken for a person's.
            let kinds: Set<PersonalKind> = [.mobile, .residentID]
            let found = Recogniser.findings(in: String(number)).filter { kinds.contains($0.kind) }
            findings.append(contentsOf: found.map { Finding(pointer: pointer, kind: $0.kind) })
        case .string(let text):
            findings.append(
                contentsOf: Recogniser.findings(in: text).map { Finding(pointer: pointer, kind: $0.kind) })
        case .array(let items):
            for (index, item) in items.enumerated() { search(item, at: "\(pointer)/\(index)", into: &findings) }
        case .object(let members):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                let place = "\(pointer)/\(escaped(name))"
                search(.string(name), at: place, into: &findings)
                search(member, at: place, into: &findings)
            }
        }
    }

    private static func escaped(_ name: String) -> String {
        String(
            name.flatMap { character -> String in
                switch character {
                case "~": "~0"
                case "/": "~1"
                default: String(character)
                }
            })
    }
}
