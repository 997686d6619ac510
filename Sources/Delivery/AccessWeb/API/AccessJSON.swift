import Access
import Kernel
import Ledger
import Seals
import Web

/// What the API says about people, rights and the audit log.
enum AccessJSON {
    static func account(_ named: NamedAccount) -> JSON {
        let account = named.account
        return [
            "id": .string(account.id.text), "login": JSON(account.login?.text), "name": .string(named.name),
            "roles": .array(account.roles.map(\.rawValue).sorted().map(JSON.string)),
            "office": account.office.map(office) ?? .null, "status": .string(account.status.rawValue),
            "createdAt": .string("\(account.createdAt)"),
        ]
    }

    private static func office(_ office: Office) -> JSON {
        [
            "authority": .string(office.authority), "unit": .string(office.unit),
            "regionPrefix": .string(office.regionPrefix),
        ]
    }

    static func signedIn(_ signedIn: SignedIn) -> JSON {
        let session = signedIn.session
        return [
            "token": .string(signedIn.token.secretText), "account": .string(session.actor.id),
            "roles": .array(session.actor.roles.map(\.rawValue).sorted().map(JSON.string)),
            "needsNewPassword": .bool(session.needsNewPassword),
            "needsSecondFactor": .bool(session.needsFactor), "endsAt": .string("\(session.endsAt)"),
        ]
    }

    static func token(_ token: APIToken) -> JSON {
        [
            "id": .string(token.id.text), "label": .string(token.label), "createdAt": .string("\(token.createdAt)"),
            "expiresAt": .string("\(token.expiresAt)"),
        ]
    }

    static func entry(_ entry: Entry) -> JSON {
        [
            "sequence": .integer(entry.sequence), "at": .string("\(entry.at)"), "actor": .string(entry.actor),
            "action": .string(entry.action.text),
            "subject": ["kind": .string(entry.subject.kind), "id": .string(entry.subject.id)],
            "details": entry.details, "hash": .string(entry.hash.hex),
        ]
    }

    /// What was found of every log, and whether all are whole.
    static func reports(_ reports: [AuditReport]) -> JSON {
        ["whole": .bool(reports.allSatisfy(\.isWhole)), "chains": .array(reports.map(report))]
    }

    private static func report(_ report: AuditReport) -> JSON {
        [
            "chain": .string(report.chain.chain), "whole": .bool(report.isWhole),
            "entries": .integer(report.chain.count),
            "events": .integer(report.eventCount), "head": JSON(report.chain.head?.hash.hex),
            "chainDamage": report.chain.damage.map { damage -> JSON in
                [
                    "sequence": .integer(damage.sequence), "message": .string(damage.kind.phrase.en),
                ]
            } ?? .null,
            "eventDamages": .array(
                report.eventDamages.map { damage in
                    [
                        "kind": .string(damage.kind.rawValue), "subject": .string(damage.subject),
                        "event": JSON(damage.sequence),
                    ]
                }),
        ]
    }

    // MARK: Schemas

    private static func part(_ name: String, _ schema: Schema, isRequired: Bool = true) -> Field {
        Field(name, .verbatim(name), schema, isRequired: isRequired)
    }

    private static let officeSchema = Schema.object([
        part("authority", .words), part("unit", .words), part("regionPrefix", .words),
    ])
    static let accountSchema = Schema.object([
        part("id", .identifier), part("login", .orNull(.words)), part("name", .text(max: 254)),
        part("roles", .list(.text(max: 32), max: 11)), part("office", .orNull(officeSchema)),
        part("status", AccessField.status.schema), part("createdAt", .instant),
        // Told once, where one was just made.
        part("password", .words, isRequired: false),
    ])
    static let signedInSchema = Schema.object([
        part("token", .text(max: 64)), part("account", .text(max: 26)),
        part("roles", .list(.text(max: 32), max: 11)), part("needsNewPassword", .flag),
        part("needsSecondFactor", .flag), part("endsAt", .instant),
    ])
    static let tokenSchema = Schema.object([
        part("id", .identifier), part("label", .text(max: 60)), part("createdAt", .instant),
        part("expiresAt", .instant), part("token", .text(max: 64), isRequired: false),
    ])
    private static let entrySchema = Schema.object([
        part("sequence", .integer(1...Int.max)), part("at", .instant), part("actor", .words),
        part("action", .text(max: 64)), part("subject", .object([part("kind", .words), part("id", .words)])),
        part("details", .map(.orNull(detail))), part("hash", .text(max: 64)),
    ])
    /// What a deed may say of itself: codes, counts and lists of codes.
    private static let detail = Schema.either([
        .words, .integer(Int.min...Int.max), .flag, .list(.words, max: 1000), .map(.integer(Int.min...Int.max)),
    ])
    static let entriesSchema = Schema.object([
        part("items", .list(entrySchema, max: 200)), part("next", .orNull(.integer(1...Int.max))),
    ])
    static let reportsSchema = Schema.object([part("whole", .flag), part("chains", .list(reportSchema, max: 2))])
    private static let reportSchema = Schema.object([
        part("chain", .words), part("whole", .flag), part("entries", .integer(0...Int.max)),
        part("events", .integer(0...Int.max)), part("head", .orNull(.text(max: 64))),
        part(
            "chainDamage", .orNull(.object([part("sequence", .integer(0...Int.max)), part("message", .words)]))),
        part(
            "eventDamages",
            .list(
                .object([
                    part("kind", .words), part("subject", .words), part("event", .orNull(.integer(0...Int.max))),
                ]), max: 1000)),
    ])

    static func list(of item: Schema) -> Schema { .object([part("items", .list(item, max: 200))]) }

    static func page(of item: Schema) -> Schema {
        .object([part("items", .list(item, max: 200)), part("next", .orNull(.text(max: 96)))])
    }
}
