import Access
import Kernel

extension AccessRow {
    private static let promises: [String: JSON] = ["commitments": [["zh": "明码标价"]], "version": 1]
    private static let premises: [String: JSON] = ["shopName": "老街坊火锅", "isOpen": true, "version": 1]
    private static let licence: [String: JSON] = ["name": "青铜峡市老街坊餐饮服务有限公司", "status": "active", "version": 1]

    static let merchantPages: [AccessRow] = [
        AccessRow("GET /m/{code}", .merchantRead), AccessRow("GET /M/{code}", .merchantRead),
        AccessRow("GET /m/{code}/code.png", .merchantRead), AccessRow("GET /m/{code}/code.svg", .merchantRead),
        AccessRow("GET /m/{code}/sheet", .merchantCodePrint, .shop), AccessRow("GET /shops", .merchantSearch),
        AccessRow("GET /counter", .merchantWorkspace), AccessRow("GET /counter/claim", .merchantClaim),
        AccessRow("POST /counter/claim", .merchantClaim), AccessRow("POST /counter/claim/request", .merchantClaim),
        AccessRow("GET /counter/shops/{code}", .merchantWorkspace, .shop),
        AccessRow("POST /counter/shops/{code}", .merchantWorkspace, .shop, sending: promises),
        AccessRow("GET /counter/merchants/{id}/staff", .merchantWorkspace, .merchant),
        AccessRow("POST /counter/merchants/{id}/staff", .merchantWorkspace, .merchant),
        AccessRow("GET /counter/claims/{id}/end", .merchantWorkspace, .claim),
        AccessRow("POST /counter/claims/{id}/end", .merchantWorkspace, .claim),
        AccessRow("POST /counter/claims/{id}/withdraw", .merchantClaim, .claim),
        AccessRow("GET /desk/merchants/claims", .merchantClaimDecide),
        AccessRow(
            "POST /desk/merchants/claims/{id}", .merchantClaimDecide, .claim,
            sending: ["decision": "reject", "reason": "资料不符"]),
        AccessRow("GET /desk/merchants/claims/{id}/end", .merchantClaimDecide, .claim),
        AccessRow("POST /desk/merchants/claims/{id}/end", .merchantClaimDecide, .claim),
        AccessRow("GET /desk/merchants", .merchantKeep), AccessRow("GET /desk/merchants/new", .merchantKeep),
        AccessRow("POST /desk/merchants", .merchantKeep),
        AccessRow("GET /desk/merchants/{code}", .merchantKeep, .shop),
        AccessRow("POST /desk/merchants/{code}", .merchantKeep, .shop, sending: premises),
        AccessRow("POST /desk/merchants/{code}/operator", .merchantKeep, .shop, sending: licence),
        AccessRow("POST /desk/merchants/{code}/commitments", .merchantKeep, .shop, sending: promises),
        AccessRow("POST /desk/merchants/{code}/activation-codes", .merchantKeep, .shop),
    ]

    static let merchantAPI: [AccessRow] = [
        AccessRow("GET /api/v1/merchants", .merchantSearch), AccessRow("GET /api/v1/merchants/{code}", .merchantRead),
        AccessRow("GET /api/v1/counter", .merchantWorkspace), AccessRow("POST /api/v1/merchants", .merchantKeep),
        AccessRow("PUT /api/v1/merchants/{code}", .merchantKeep, .shop, sending: premises),
        AccessRow(
            "PUT /api/v1/merchants/{code}/commitments", .may([.merchantKeep, .merchantWorkspace]), .shop,
            sending: promises),
        AccessRow("PUT /api/v1/operators/{id}", .merchantKeep, .merchant, sending: licence),
        AccessRow("POST /api/v1/operators/{id}/activation-codes", .merchantKeep, .merchant),
        AccessRow("POST /api/v1/operators/{id}/invitations", .merchantWorkspace, .merchant),
        AccessRow("GET /api/v1/operators/{id}/staff", .may([.merchantKeep, .merchantWorkspace]), .merchant),
        AccessRow("GET /api/v1/merchant-claims", .merchantClaimDecide),
        AccessRow("POST /api/v1/merchant-claims", .merchantClaim),
        AccessRow(
            "POST /api/v1/merchant-claims/{id}/decision", .merchantClaimDecide, .claim,
            sending: ["decision": "reject", "reason": "资料不符"]),
        AccessRow("DELETE /api/v1/merchant-claims/{id}", .may([.merchantClaimDecide, .merchantWorkspace]), .claim)
            .orGone,
    ]

    static let access: [AccessRow] = [
        AccessRow("GET /sign-in", .open), AccessRow("POST /sign-in", .proof), AccessRow("POST /sign-in/code", .proof),
        AccessRow("GET /sign-in/staff", .open),
        AccessRow("POST /sign-in/staff", .proof, sending: ["login": "nobody", "password": "x"]),
        AccessRow("POST /sign-out", .proof),
        AccessRow("POST /api/v1/sessions", .proof, sending: ["login": "nobody", "password": "x"]),
        AccessRow("POST /api/v1/codes", .proof), AccessRow("POST /api/v1/sessions/by-code", .proof),
        AccessRow("DELETE /api/v1/sessions/current", .signedIn),
        AccessRow("GET /sign-in/factor", .proof), AccessRow("POST /sign-in/factor", .proof),
        AccessRow("POST /api/v1/sessions/current/factor", .signedIn, sending: ["factor": "000000"]),
        AccessRow("POST /account/factor", .accountOwn),
        AccessRow("POST /account/factor/confirmation", .accountOwn, sending: ["factor": "000000"]),
        AccessRow("POST /account/factor/removal", .accountOwn, sending: ["factor": "000000"]),
        AccessRow("POST /api/v1/account/factor", .accountOwn),
        AccessRow("PUT /api/v1/account/factor", .accountOwn, sending: ["factor": "000000"]),
        AccessRow("POST /api/v1/account/factor/removal", .accountOwn, sending: ["factor": "000000"]),
        AccessRow("POST /accounts/{id}/factor", .accountKeep, .account),
        AccessRow("POST /api/v1/accounts/{id}/factor-resets", .accountKeep, .account),
        AccessRow("GET /account", .accountOwn), AccessRow("POST /account/password", .accountOwn),
        AccessRow("POST /account/language", .accountOwn, sending: ["language": "zh"]),
        AccessRow("POST /account/sign-outs", .accountOwn), AccessRow("POST /account/tokens", .accountOwn),
        AccessRow("POST /account/tokens/{id}/revocation", .accountOwn, .token),
        AccessRow("GET /api/v1/account", .accountOwn),
        AccessRow(
            "PUT /api/v1/account/password", .accountOwn, sending: ["current": "x", "password": "Ningxia-2026-walk"]),
        AccessRow("GET /api/v1/account/tokens", .accountOwn),
        AccessRow("POST /api/v1/account/tokens", .accountOwn, sending: ["label": "walk", "days": 1]),
        AccessRow("DELETE /api/v1/account/tokens/{id}", .accountOwn, .token),
        AccessRow("GET /accounts", .accountKeep), AccessRow("GET /accounts/new", .accountKeep),
        AccessRow("POST /accounts", .accountKeep), AccessRow("GET /accounts/{id}", .accountKeep, .account),
        AccessRow("POST /accounts/{id}/roles", .accountKeep, .account, sending: ["roles": "auditor"]),
        AccessRow("GET /accounts/{id}/closing", .accountKeep, .account),
        AccessRow("POST /accounts/{id}/status", .accountKeep, .account, sending: ["status": "locked"]),
        AccessRow("POST /accounts/{id}/password", .accountKeep, .account),
        AccessRow("GET /audit", .auditRead), AccessRow("POST /audit/verifications", .auditVerify),
        AccessRow("GET /api/v1/accounts", .accountKeep), AccessRow("POST /api/v1/accounts", .accountKeep),
        AccessRow("GET /api/v1/accounts/{id}", .accountKeep, .account),
        AccessRow("PUT /api/v1/accounts/{id}/roles", .accountKeep, .account, sending: ["roles": ["auditor"]]),
        AccessRow("PUT /api/v1/accounts/{id}/status", .accountKeep, .account, sending: ["status": "locked"]),
        AccessRow("POST /api/v1/accounts/{id}/password-resets", .accountKeep, .account),
        AccessRow("GET /api/v1/audit/entries", .auditRead), AccessRow("POST /api/v1/audit/verifications", .auditVerify),
    ]
}
