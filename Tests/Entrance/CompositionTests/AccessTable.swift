import Access
import Kernel

/// Who may ask what of whose records, written down once more and apart from the endpoints: the walk goes by this table,
/// and fails where the program has a route that stands not in it.
struct AccessRow: Sendable {
    /// What a path's identifier names.
    enum Thing: Sendable {
        /// Nothing: the route is about no record, or only ever about the asker's own.
        case none
        case complaint, file, report, reportFile, shop, merchant, claim, account, token
        /// A record that the asker holds by a secret and not by who they are; here nobody has one.
        case secret
    }

    enum Rule: Sendable {
        /// Anybody.
        case open
        /// Anybody, but the answer to a wrong proof is a refusal.
        case proof
        case signedIn
        /// Any of these, by the farthest reach.
        case may([Permission])
    }

    let route: String
    let rule: Rule
    let thing: Thing
    /// Which of those let in the page is made for; to all others it is absent.
    let sides: Set<Role.Side>
    /// What is sent along, so that nothing but a right is missing.
    let body: [String: JSON]
    /// Whether it may be gone for those whose it is: switched off, or ended by a route that was walked before.
    var mayBeGone = false

    var orGone: AccessRow {
        var row = self
        row.mayBeGone = true
        return row
    }

    init(
        _ route: String, _ rule: Rule, _ thing: Thing = .none, only sides: Set<Role.Side> = Set(Role.Side.allCases),
        sending body: [String: JSON] = [:]
    ) {
        self.route = route
        self.rule = rule
        self.thing = thing
        self.sides = sides
        self.body = body
    }

    init(
        _ route: String, _ permission: Permission, _ thing: Thing = .none,
        only sides: Set<Role.Side> = Set(Role.Side.allCases), sending body: [String: JSON] = [:]
    ) {
        self.init(route, .may([permission]), thing, only: sides, sending: body)
    }

    static let all =
        house + filing + ownCase + desk + counter + complaintAPI + reports + merchantPages + merchantAPI
        + access + law

    private static let law: [AccessRow] = [
        AccessRow("GET /deadline", .open), AccessRow("GET /api/v1/deadline", .proof),
        AccessRow("GET /api/v1/deadline/certificate", .proof), AccessRow("GET /api/v1/deadline/key", .open),
        AccessRow("GET /deadline/certificate.pdf", .proof),
        AccessRow("GET /clocks/complaints/{id}", .complaintRead, .complaint),
        AccessRow("GET /clocks/complaints/{id}/{period}", .complaintRead, .complaint).orGone,
        AccessRow("GET /clocks/complaints/{id}/{period}/certificate.pdf", .complaintRead, .complaint).orGone,
        AccessRow("GET /api/v1/complaints/{id}/certificates/{period}", .complaintRead, .complaint).orGone,
        AccessRow("GET /clocks/reports/{id}", .reportRead, .report),
        AccessRow("GET /clocks/reports/{id}/{period}", .reportRead, .report).orGone,
        AccessRow("GET /clocks/reports/{id}/{period}/certificate.pdf", .reportRead, .report).orGone,
        AccessRow("GET /api/v1/reports/{id}/certificates/{period}", .reportRead, .report).orGone,
        AccessRow("GET /rules", .open), AccessRow("GET /rules/{id}", .open, .secret),
        AccessRow("GET /rules/{id}/changes/{other}", .open, .secret),
        AccessRow("GET /rules/{id}/working/{authority}", .open, .secret),
    ]

    private static let house: [AccessRow] = [
        AccessRow("GET /health", .open), AccessRow("GET /ready", .open), AccessRow("GET /metrics", .open),
        AccessRow("GET /assets/{file}", .open, .secret), AccessRow("GET /_components", .open),
        AccessRow("GET /_letters", .open),
        AccessRow("GET /api/v1/openapi.json", .open), AccessRow("GET /", .open), AccessRow("GET /track", .open),
        AccessRow("POST /track", .proof, sending: ["number": "20260101-00000-00000", "code": "AAAAAAAAAA"]),
        AccessRow("POST /api/v1/tracking", .proof, sending: ["number": "20260101-00000-00000", "code": "AAAAAAAAAA"]),
    ]

    private static let filing: [AccessRow] =
        ["/file", "/file/what", "/file/wish", "/file/evidence", "/file/you", "/file/review"]
        .flatMap { [AccessRow("GET \($0)", .complaintFile), AccessRow("POST \($0)", .complaintFile)] }
        + ["/file", "/file/what", "/file/wish", "/file/you"].map { AccessRow("POST \($0)/draft", .complaintFile) } + [
            AccessRow("GET /file/done", .complaintFile), AccessRow("POST /file/discard", .complaintFile),
            AccessRow("GET /file/files/{digest}", .complaintFile, .secret),
            AccessRow("POST /file/files/{digest}", .complaintFile, .secret),
            AccessRow("POST /file/files/{digest}/removal", .complaintFile, .secret),
            AccessRow("POST /api/v1/drafts", .complaintFile),
            AccessRow("GET /api/v1/drafts/current", .complaintFile, .secret),
            AccessRow("PUT /api/v1/drafts/current", .complaintFile, .secret),
            AccessRow("DELETE /api/v1/drafts/current", .complaintFile, .secret),
            AccessRow("POST /api/v1/drafts/current/files", .complaintFile, .secret, sending: upload),
            AccessRow("DELETE /api/v1/drafts/current/files/{digest}", .complaintFile, .secret),
            AccessRow(
                "POST /api/v1/drafts/current/sending", .complaintFile, .secret, sending: ["declaresTruth": true]),
        ]

    private static let ownCase: [AccessRow] = [
        AccessRow("GET /my", .complaintReadList, only: [.publicSide]),
        AccessRow("GET /my/{id}", .complaintRead, .complaint, only: [.publicSide]),
        AccessRow("GET /my/{id}/part", .complaintRead, .complaint, only: [.publicSide]),
        AccessRow("GET /my/{id}/live", .complaintRead, .complaint, only: [.publicSide]).orGone,
        AccessRow("POST /my/{id}/consent", .complaintConsent, .complaint, sending: ["isGiven": "true"]),
        AccessRow("GET /my/{id}/withdrawal", .complaintWithdraw, .complaint, only: [.publicSide]),
        AccessRow("POST /my/{id}/withdrawal", .complaintWithdraw, .complaint),
        AccessRow("GET /my/{id}/material", .attachmentAdd, .complaint, only: [.publicSide]),
        AccessRow("POST /my/{id}/material", .attachmentAdd, .complaint, only: [.publicSide]),
        AccessRow("GET /my/{id}/files/{digest}", .attachmentRead, .file),
    ]

    private static let desk: [AccessRow] = [
        AccessRow("GET /desk", .complaintReadList, only: [.authority]), AccessRow("GET /desk/overview", .overviewRead),
        AccessRow("GET /desk/part", .complaintReadList, only: [.authority]),
        AccessRow("GET /desk/live", .complaintReadList, only: [.authority]),
        AccessRow("GET /desk/register", .complaintRegister), AccessRow("POST /desk/register", .complaintRegister),
        AccessRow("POST /desk/register/earlier", .complaintRegister),
        AccessRow("GET /desk/register/done", .complaintRegister),
        AccessRow("GET /desk/complaints/{id}", .complaintRead, .complaint, only: [.authority]),
        AccessRow("GET /desk/complaints/{id}/live", .complaintRead, .complaint, only: [.authority]),
        AccessRow("GET /desk/complaints/{id}/news", .complaintRead, .complaint, only: [.authority]),
        step("dispatch", .complaintDispatch, ["place": "QTX/QTX_XIAOBA"]),
        step("return", .complaintDispatch, ["returnReason": "不属本局管辖"]),
        step("acceptance", .complaintDecide, [:]),
        step("refusal", .complaintDecide, ["grounds": "none", "explanation": "说明"]),
        step("closing", .complaintClose, [:]),
        step("notes", .complaintRecordConsent, ["noteText": "备注", "noteAudience": "authority"]),
        step("entered-answer", .complaintAnswerForMerchant, ["answerText": "答复", "answerSource": "call"]),
        step(
            "entered-consent", .complaintRecordConsent,
            ["party": "respondent", "consentGiven": "yes", "consentSource": "call"]),
        step("mediation", .complaintMediate, [:]),
        step("agreement", .complaintMediate, ["terms": "退款", "recovered": "16"]),
        step("termination", .complaintMediate, ["ground": "none"]),
        step("withdrawal", .complaintWithdraw, ["withdrawalSource": "call"]),
        step("material", .attachmentAdd, ["fileAudience": "authority"]),
        step("unmasking", .complaintUnmask, ["purpose": "contact", "words": "电话核实"]),
    ]

    /// A step on the authority's own page: for a consumer who may withdraw there is no such page.
    private static func step(_ name: String, _ permission: Permission, _ body: [String: JSON]) -> AccessRow {
        AccessRow("POST /desk/complaints/{id}/\(name)", permission, .complaint, only: [.authority], sending: body)
    }

    private static let counter: [AccessRow] = [
        AccessRow("GET /counter/complaints", .complaintAnswer),
        AccessRow("GET /counter/complaints/{id}", .complaintAnswer, .complaint),
        AccessRow("POST /counter/complaints/{id}/answer", .complaintAnswer, .complaint, sending: ["answer": "退款"]),
        AccessRow(
            "POST /counter/complaints/{id}/consent", .complaintConsent, .complaint, only: [.counter],
            sending: ["consentGiven": "yes"]),
    ]

    private static let complaintAPI: [AccessRow] =
        [
            AccessRow("POST /api/v1/complaints", .complaintFile),
            AccessRow("POST /api/v1/desk/complaints", .complaintRegister),
            AccessRow("GET /api/v1/complaints", .complaintReadList),
            AccessRow("GET /api/v1/complaints/{id}", .complaintRead, .complaint),
            AccessRow("POST /api/v1/complaints/{id}/attachments", .attachmentAdd, .complaint, sending: upload),
            AccessRow("GET /api/v1/complaints/{id}/attachments/{digest}", .attachmentRead, .file),
        ]
        + ([
            ("unmasking", .complaintUnmask, ["purpose": "contact", "words": "电话核实"]),
            ("dispatch", .complaintDispatch, ["authority": "QTX", "unit": "QTX_XIAOBA"]),
            ("return", .complaintDispatch, ["reason": "不属本局管辖"]), ("acceptance", .complaintDecide, [:]),
            ("refusal", .complaintDecide, ["grounds": ["none"], "explanation": "说明"]),
            ("closing", .complaintClose, [:]),
            ("notes", .complaintRecordConsent, ["text": "备注", "audience": "authority"]),
            ("answer", .complaintAnswer, ["text": "退款"]),
            ("entered-answer", .complaintAnswerForMerchant, ["text": "答复", "source": "call"]),
            ("consent", .complaintConsent, ["isGiven": true]),
            ("entered-consent", .complaintRecordConsent, ["party": "respondent", "isGiven": true, "source": "call"]),
            ("mediation", .complaintMediate, [:]),
            ("agreement", .complaintMediate, ["terms": "退款", "recovered": 1600]),
            ("termination", .complaintMediate, ["ground": "none"]),
            ("withdrawal", .complaintWithdraw, ["source": "call"]),
        ] as [(String, Permission, [String: JSON])])
        .map { AccessRow("POST /api/v1/complaints/{id}/\($0.0)", $0.1, .complaint, sending: $0.2) }

    /// Stands for a picture, which a test sends as a form with a file.
    static let upload: [String: JSON] = ["files": .null]
}
