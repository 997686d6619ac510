public import Kernel
public import Seals

/// What somebody did, by the room and the past tense of the deed: `complaint.accepted`.
///
/// Codes are never renamed and never reused.
public struct ActionCode: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Reads a code of the form `room.pastTense`: two ASCII words in lower camel case; nothing for any other text.
    public init?(_ text: String) {
        let words = text.split(separator: ".", omittingEmptySubsequences: false)
        let arePlain = words.allSatisfy { word in
            guard let first = word.utf8.first, (0x61...0x7A).contains(first) else { return false }
            return word.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
            }
        }
        guard words.count == 2, arePlain, text.utf8.count <= 64 else { return nil }
        self.text = text
    }

    /// A code written in source.
    public init(room: StaticString, _ pastTense: StaticString) {
        text = "\(room).\(pastTense)"
    }

    public var description: String { text }
}

/// What an entry is about: one thing of one kind.
public struct EntrySubject: Hashable, Sendable {
    /// The kind in the glossary's words, such as `complaint`.
    public let kind: String
    /// The identifier of the thing.
    public let id: String

    public init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }

    public init<Thing>(kind: String, _ id: Identifier<Thing>) {
        self.init(kind: kind, id: id.text)
    }
}

/// What is to be entered, before it has its place in a chain.
public struct EntryDraft: Hashable, Sendable {
    public let at: Instant
    /// The account that acted; machinery has accounts too.
    public let actor: String
    public let action: ActionCode
    public let subject: EntrySubject
    /// Circumstances without personal data: codes, days, references to sealed fields.
    public let details: JSON
    /// The details as they are kept and as the chain knows them, written once.
    public let wording: [UInt8]

    public init(at: Instant, actor: String, action: ActionCode, subject: EntrySubject, details: JSON = .object([:])) {
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = subject
        self.details = details
        wording = details.bytes
    }

    /// The entry that this becomes behind the last one of its chain.
    public func chained(after head: LedgerHead) -> Entry { Entry(self, after: head) }
}

/// The end of a chain of entries.
public typealias LedgerHead = ChainHead

/// Who did what to which thing when: never changed, chained by hash to all entries before it.
///
/// What pages show as history is made of entries. They hold no personal data, so erasing a person leaves them be.
public struct Entry: Hashable, Sendable {
    /// The chain it stands in, such as `main` or `reporters`.
    public let chain: String
    /// Its number in the chain, from 1, without gaps.
    public let sequence: Int64
    public let draft: EntryDraft
    public let previous: Digest
    public let hash: Digest

    /// Puts a draft behind the last entry of its chain.
    public init(_ draft: EntryDraft, after head: LedgerHead) {
        chain = head.chain
        sequence = head.count + 1
        self.draft = draft
        previous = head.hash
        hash = HashChain.hash(
            of: Self.content(chain: head.chain, sequence: head.count + 1, draft), after: head.hash)
    }

    /// An entry as it was stored; whether its hash is right is for ``LedgerVerification`` to say.
    public init(chain: String, sequence: Int64, draft: EntryDraft, previous: Digest, hash: Digest) {
        self.chain = chain
        self.sequence = sequence
        self.draft = draft
        self.previous = previous
        self.hash = hash
    }

    public var at: Instant { draft.at }
    public var actor: String { draft.actor }
    public var action: ActionCode { draft.action }
    public var subject: EntrySubject { draft.subject }
    public var details: JSON { draft.details }

    /// The head of the chain with this entry as its last.
    public var head: LedgerHead { LedgerHead(chain: chain, count: sequence, hash: hash) }

    /// The entry as the chain sees it.
    public var link: ChainLink {
        ChainLink(
            sequence: sequence, previous: previous, hash: hash,
            content: Self.content(chain: chain, sequence: sequence, draft))
    }

    private static func content(chain: String, sequence: Int64, _ draft: EntryDraft) -> [UInt8] {
        var content = CanonicalBytes(capacity: 256)
        content.append("fangxin.entry.1")
        content.append(chain)
        content.append(sequence)
        content.append(draft.at.microseconds)
        content.append(draft.actor)
        content.append(draft.action.text)
        content.append(draft.subject.kind)
        content.append(draft.subject.id)
        content.append(draft.wording)
        return content.bytes
    }
}
