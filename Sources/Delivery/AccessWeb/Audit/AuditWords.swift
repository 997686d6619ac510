import Access
import Kernel
import Ledger
import Privacy

/// What the log's codes mean, for people.
enum AuditWords {
    /// The deed of a code, with the room it belongs to; a code that is not known here is shown as it is.
    static func deed(_ code: ActionCode) -> Phrase {
        let parts = code.text.split(separator: ".").map(String.init)
        guard parts.count == 2, let room = rooms[parts[0]], let deed = AuditDeeds.all[code.text] else {
            return .verbatim(code.text)
        }
        return Phrase(zh: "\(room.zh)：\(deed.zh)", en: "\(room.en): \(deed.en)")
    }

    private static let rooms: [String: Phrase] = [
        "complaint": Phrase(zh: "投诉", en: "Complaint"), "report": Phrase(zh: "举报", en: "Report"),
        "notice": Phrase(zh: "告知", en: "Notice"), "merchant": Phrase(zh: "经营者", en: "Merchant"),
        "authority": Phrase(zh: "机构名录", en: "Directory"), "officer": Phrase(zh: "人员名单", en: "Officers"),
        "calendar": Phrase(zh: "日历", en: "Calendar"), "overlay": Phrase(zh: "工作制度", en: "Working rules"),
        "access": Phrase(zh: "账号", en: "Account"), "audit": Phrase(zh: "审计", en: "Audit"),
    ]

    /// The kinds of things that entries are about.
    static let kinds: [(code: String, phrase: Phrase)] = [
        ("complaint", Phrase(zh: "投诉", en: "Complaint")), ("report", Phrase(zh: "举报", en: "Report")),
        ("merchant", Phrase(zh: "经营者", en: "Merchant")), ("account", Phrase(zh: "账号", en: "Account")),
        ("login", Phrase(zh: "登录名（不可还原的标记）", en: "Login, as a mark")),
        ("contact", Phrase(zh: "联系方式（不可还原的标记）", en: "Contact, as a mark")),
        ("import", Phrase(zh: "导入", en: "Import")), ("chain", Phrase(zh: "日志链", en: "Chain of the log")),
        ("statute", Phrase(zh: "放假安排、工作制度", en: "Holiday notices, working rules")),
    ]

    static func kind(_ code: String) -> Phrase { kinds.first { $0.code == code }?.phrase ?? .verbatim(code) }

    /// Those who act without an account of their own.
    static let machines: [String: Phrase] = [
        "system": Phrase(zh: "系统", en: "The system"), "visitor": Phrase(zh: "访客", en: "A visitor"),
        "tracking": Phrase(zh: "凭查询码的投诉人", en: "Complainant by query code"),
        "reporter": Phrase(zh: "举报人", en: "Reporter"),
    ]

    // MARK: Details

    /// The circumstances in words, one a phrase; what only proves the chain is left out.
    static func details(_ details: JSON, office: (_ code: String) -> Phrase?) -> [Phrase] {
        guard let object = details.object else { return [] }
        return object.sorted { $0.key < $1.key }
            .flatMap { key, value -> [Phrase] in
                if hidden.contains(key) || value == .null { return [] }
                if value.object != nil { return Self.details(value, office: office) }
                let said = said(key, value, office)
                guard let label = labels[key] else {
                    return [Phrase(zh: "\(key)：\(said.zh)", en: "\(key): \(said.en)")]
                }
                return [Phrase(zh: "\(label.zh)：\(said.zh)", en: "\(label.en): \(said.en)")]
            }
    }

    /// Digests and identifiers of inner things: they prove, and tell nobody anything.
    private static let hidden: Set<String> = ["digest", "notice", "case", "claim", "token", "premises", "through"]

    private static let labels: [String: Phrase] = [
        "event": Phrase(zh: "案卷第几步", en: "Step of the case"), "attempts": Phrase(zh: "尝试次数", en: "Attempts"),
        "changed": Phrase(zh: "变更", en: "Changed"), "count": Phrase(zh: "件数", en: "Count"),
        "end": Phrase(zh: "结果", en: "How it ended"), "entries": Phrase(zh: "日志条数", en: "Entries"),
        "events": Phrase(zh: "办案事件数", en: "Case events"), "failures": Phrase(zh: "失败次数", en: "Failures"),
        "firstLine": Phrase(zh: "起始行", en: "First line"), "lastLine": Phrase(zh: "末行", en: "Last line"),
        "message": Phrase(zh: "内容", en: "Message"), "rejected": Phrase(zh: "未采用", en: "Rejected"),
        "whole": Phrase(zh: "是否完整", en: "Whole"), "found": Phrase(zh: "查到", en: "Found"),
        "purpose": Phrase(zh: "用途", en: "Purpose"), "reason": Phrase(zh: "理由", en: "Reason"),
        "proof": Phrase(zh: "证明方式", en: "Proof"), "rival": Phrase(zh: "已有他人管理", en: "Kept by another"),
        "by": Phrase(zh: "登录方式", en: "Signed in by"), "roles": Phrase(zh: "角色", en: "Roles"),
        "from": Phrase(zh: "原角色", en: "Roles before"), "to": Phrase(zh: "新角色", en: "Roles after"),
        "office": Phrase(zh: "单位", en: "Office"), "fromOffice": Phrase(zh: "原单位", en: "Office before"),
        "toOffice": Phrase(zh: "新单位", en: "Office after"), "left": Phrase(zh: "剩余恢复码", en: "Recovery codes left"),
        "issuer": Phrase(zh: "发出者", en: "Issuer"), "version": Phrase(zh: "版本", en: "Version"),
        "read": Phrase(zh: "读取", en: "Read"), "imported": Phrase(zh: "新增", en: "Added"),
        "updated": Phrase(zh: "更新", en: "Updated"), "unchanged": Phrase(zh: "未变", en: "Unchanged"),
    ]

    private static let values: [String: Phrase] = [
        "password": Phrase(zh: "密码", en: "password"), "code": Phrase(zh: "验证码", en: "code"),
        "none": Phrase(zh: "无", en: "none"), "sms": Phrase(zh: "短信已发出", en: "sent by message"),
        "email": Phrase(zh: "邮件已发出", en: "sent by mail"), "page": Phrase(zh: "仅在页面显示", en: "on the page alone"),
        "erased": Phrase(zh: "个人信息已删除，未发出", en: "not sent: the data was erased"),
        "stale": Phrase(zh: "已过时，未发出", en: "not sent: out of date"),
        "failed": Phrase(zh: "未送达", en: "not delivered"),
    ]

    private static func said(_ key: String, _ value: JSON, _ office: (String) -> Phrase?) -> Phrase {
        if let claim = value.bool { return claim ? Phrase(zh: "是", en: "yes") : Phrase(zh: "否", en: "no") }
        if let items = value.array {
            let phrases = items.map { said(key, $0, office) }
            return Phrase(
                zh: phrases.map(\.zh).joined(separator: "、"), en: phrases.map(\.en).joined(separator: ", "))
        }
        guard let text = value.string else { return .verbatim(value.text) }
        return switch key {
        case "purpose": Purpose(rawValue: text)?.phrase ?? .verbatim(text)
        case "roles", "from", "to": Role(rawValue: text)?.phrase ?? .verbatim(text)
        case "office", "fromOffice", "toOffice": office(text) ?? .verbatim(text)
        case "message": AuditDeeds.messages[text] ?? .verbatim(text)
        default: values[text] ?? .verbatim(text)
        }
    }
}
