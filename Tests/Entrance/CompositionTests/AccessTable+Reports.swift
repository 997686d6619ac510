import Access
import Kernel

/// Reports: whoever has not the post for them is refused before anything is looked up, on every route and every record.
extension AccessRow {
    static let reports: [AccessRow] =
        [
            AccessRow("GET /report", .reportFile), AccessRow("POST /report", .reportFile),
            AccessRow("GET /report/done", .reportFile),
            AccessRow("GET /report/track", .open), AccessRow("POST /report/track", .proof, sending: proof),
            AccessRow("POST /report/supplements", .proof, sending: proof),
            AccessRow("GET /report/files/{digest}", .open, .secret),
            AccessRow("GET /desk/reports/{id}/files/{digest}", .reportRead, .reportFile),
            AccessRow("GET /api/v1/reports/{id}/files/{digest}", .reportRead, .reportFile),
            AccessRow("POST /api/v1/report-files", .proof, sending: upload),
            AccessRow(
                "POST /api/v1/report-file-reading", .proof,
                sending: proof.merging(["digest": .string(String(repeating: "0", count: 64))]) { $1 }),
            AccessRow("GET /desk/reports", .reportReadList), AccessRow("GET /desk/reports/register", .reportRegister),
            AccessRow("POST /desk/reports/register", .reportRegister),
            AccessRow("GET /desk/reports/register/done", .reportRegister),
            AccessRow("GET /desk/reports/{id}", .reportRead, .report),
            AccessRow("POST /api/v1/reports", .reportFile), AccessRow("POST /api/v1/desk/reports", .reportRegister),
            AccessRow("GET /api/v1/reports", .reportReadList),
            AccessRow("GET /api/v1/reports/{id}", .reportRead, .report),
            AccessRow("POST /api/v1/report-tracking", .proof, sending: proof),
            AccessRow("POST /api/v1/report-supplements", .proof, sending: proof),
        ]
        + steps.flatMap { name, permission, body in
            // A form sends one of a list's values as it stands.
            let prefixed = Dictionary(
                uniqueKeysWithValues: body.map { ("\(name)-\($0.key)", $0.value.array?.first ?? $0.value) })
            return [
                AccessRow(
                    "POST /desk/reports/{id}/\(name)", permission, .report,
                    sending: name == "dispatch" ? body : prefixed),
                AccessRow("POST /api/v1/reports/{id}/\(name)", permission, .report, sending: body),
            ]
        }

    private static let proof: [String: JSON] = [
        "number": "20260101-00000-00000", "code": "AAAAAAAAAA", "text": "又看到一次",
    ]

    private static let steps: [(String, Permission, [String: JSON])] = [
        ("dispatch", .reportDispatch, ["place": "QTX/QTX_XIAOBA"]),
        ("return", .reportDispatch, ["reason": "不属本辖区"]),
        ("assignment", .reportVerify, ["unit": "QTX_XIAOBA"]),
        ("testing-start", .reportVerify, ["day": "2026-01-01"]),
        ("testing-end", .reportVerify, ["day": "2026-01-01"]),
        ("extension", .reportDecide, ["reason": "取证", "approver": "赵"]),
        ("case-filing", .reportDecide, ["approver": "赵"]),
        ("case-refusal", .reportDecide, ["grounds": ["none"], "reason": "无", "approver": "赵"]),
        ("no-competence", .reportDecide, ["reason": "请向药监部门反映"]),
        ("duplicate", .reportDecide, ["earlier": "20260101-00000-00000"]),
        ("transfer", .reportDecide, ["reason": "移送"]), ("reply", .reportReply, ["text": "已办", "way": "call"]),
        ("closing", .reportClose, [:]), ("supplements", .reportVerify, ["text": "又一次"]),
        ("files", .reportVerify, upload),
        ("notes", .reportVerify, ["text": "备注"]),
        ("unmasking", .reportUnmask, ["purpose": "contact", "words": "电话核实"]),
    ]
}
