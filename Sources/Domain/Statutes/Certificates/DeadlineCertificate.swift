public import Kernel
public import Rulebook
public import Seals

/// A computation of a clock, signed by the platform: each day counted or skipped with its reason, both readings of
/// roll-over, and the law; a computation and not a decision.
public enum DeadlineCertificate {
    static let kind = "fangxin.deadlineCertificate.1"
    static let note = Phrase(
        zh: "本证明是计算结果，不是行政决定；遇法定节假日顺延的两种理解均已列出。",
        en: "This is a computation and not a decision; both readings of roll-over are given.")

    /// Signs what a clock comes to.
    ///
    /// `subject` names the case, where it is one's. The signature is over the certificate's canonical text.
    public static func signed(
        _ clock: Clock, subject: String? = nil, at moment: Instant, by key: SigningKey
    ) throws(SealError) -> JSON {
        let certificate: JSON = [
            "kind": .string(kind), "issuedAt": .string(moment.description), "subject": JSON(subject),
            "computation": clock.json, "note": ["zh": .string(note.zh), "en": .string(note.en)],
        ]
        let signature = try key.sign(signedBytes(certificate))
        return [
            "certificate": certificate,
            "signature": [
                "algorithm": "Ed25519", "key": .string("\(key.id)"),
                "publicKey": .string(Hex.text(key.verifying.bytes)), "value": .string(Hex.text(signature.bytes)),
            ],
        ]
    }

    /// A purpose stands before the text, so that a signature over a certificate is one over nothing else.
    private static func signedBytes(_ certificate: JSON) -> [UInt8] {
        var bytes = CanonicalBytes()
        bytes.append(kind)
        bytes.append(certificate.text)
        return bytes.bytes
    }
}

/// What a certificate that somebody holds is worth.
public struct CertificateFinding: Hashable, Sendable {
    public enum Verdict: String, Sendable {
        /// Signed by the platform's key, and unchanged since.
        case valid
        /// Unchanged since it was signed by the key that stands in it; whose key that is was not asked.
        case unchanged
        /// Signed by another key than the platform's.
        case foreignKey
        /// Not as it was when it was signed.
        case altered
        /// Not a certificate.
        case unreadable
    }

    public let verdict: Verdict
    /// The public key that stands in it, in hexadecimal digits.
    public let key: String?
    /// Whether these rules and calendars come to the same; nil where the period or the rule set is unknown here.
    public let isSameToday: Bool?
    public let due: Day?

    public var isGood: Bool { verdict == .valid || verdict == .unchanged }
}

extension DeadlineCertificate {
    /// Looks at a certificate.
    ///
    /// `key` is the platform's public one, 32 bytes; nil to ask only whether anything was changed. With a rulebook it is
    /// computed again.
    public static func verify(_ bytes: [UInt8], against key: [UInt8]?, by rulebook: Rulebook?) -> CertificateFinding {
        guard let root = try? JSON(parsing: bytes), let certificate = root["certificate"],
            certificate["kind"]?.string == kind, let signature = root["signature"],
            let held = signature["publicKey"]?.string, let heldBytes = Hex.bytes(held),
            let value = signature["value"]?.string.flatMap({ Hex.bytes($0) }),
            let id = signature["key"]?.string.flatMap({ KeyID($0) }),
            let verifying = VerifyingKey(id: id, bytes: heldBytes)
        else { return CertificateFinding(verdict: .unreadable, key: nil, isSameToday: nil, due: nil) }
        let isWhole = verifying.isValid(Signature(keyID: id, bytes: value), for: signedBytes(certificate))
        let verdict: CertificateFinding.Verdict =
            if !isWhole { .altered } else if let key { key == heldBytes ? .valid : .foreignKey } else { .unchanged }
        let computation = certificate["computation"]
        return CertificateFinding(
            verdict: verdict, key: held, isSameToday: rulebook.flatMap { isSame(computation, by: $0) },
            due: computation?["due"]?.string.flatMap { Day($0) })
    }

    private static func isSame(_ computation: JSON?, by rulebook: Rulebook) -> Bool? {
        guard let computation, let period = computation["period"]?.string,
            let start = computation["startedOn"]?.string, let rules = computation["ruleSet"]?.string
        else { return nil }
        let suspended = (computation["suspensions"]?.array ?? []).compactMap(\.string)
        // A capped clock was counted under the policy, any other can be counted under its rule set by name.
        let named = computation["capped"]?.bool == true ? nil : rules
        guard
            let question = try? DeadlineQuestion(
                period: period, from: start, region: computation["region"]?.string, rules: named,
                suspensions: suspended, isExtended: computation["extended"]?.bool ?? false),
            let clock = try? rulebook.clock(answering: question)
        else { return nil }
        return clock.json == computation
    }
}
