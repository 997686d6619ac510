public import Kernel

/// Every "no" of this room.
extension Refusal {
    public static let complaintAbsent = Refusal(
        "complaint.absent", .absent, Phrase(zh: "没有找到这件投诉。", en: "No such complaint."))

    public static let complaintChangedMeanwhile = Refusal(
        "complaint.changedMeanwhile", .conflict,
        Phrase(
            zh: "这件投诉刚刚被他人更新，您的操作没有保存。", en: "Somebody else has just changed this complaint; your step was not taken."))

    public static func complaintStepOutOfOrder(_ state: ComplaintState) -> Refusal {
        Refusal(
            "complaint.stepOutOfOrder", .conflict,
            Phrase(
                zh: "投诉目前处于“\(state.phrase.zh)”，不能进行这一步。",
                en: "The complaint is “\(state.phrase.en)”; this step cannot be taken now."))
    }

    public static let complaintConsentMissing = Refusal(
        "complaint.consentMissing", .conflict,
        Phrase(zh: "双方都同意后才能开始调解（办法第十八条）。", en: "Mediation needs the consent of both sides (Order 121, art. 18)."))

    public static let complaintGroundMissing = Refusal(
        "complaint.groundMissing", .invalid,
        Phrase(zh: "请选择法定理由。", en: "Choose a ground that the law knows."), field: "grounds")

    public static func complaintGroundUnknown(_ field: String) -> Refusal {
        Refusal(
            "complaint.groundUnknown", .invalid,
            Phrase(zh: "现行规定没有这项理由。", en: "The rules in force do not know this ground."), field: field)
    }

    /// `left` tries are left before the number is locked for a while.
    public static func complaintCodeWrong(left: Int) -> Refusal {
        Refusal(
            "complaint.codeWrong", .absent,
            Phrase(
                zh: "编号或查询码不对，请核对。这个编号还可以试\(left)次。",
                en: "The number or the query code is not right. Check both; this number can be tried "
                    + (left == 1 ? "once more." : "\(left) more times.")))
    }

    public static func complaintCodeLocked(minutes: Int) -> Refusal {
        Refusal(
            "complaint.codeLocked", .exhausted,
            Phrase(zh: "尝试次数过多，请\(minutes)分钟后再试。", en: "Too many attempts. Try again in \(minutes) minutes."))
    }

    public static let complaintReasonMissing = Refusal(
        "complaint.reasonMissing", .invalid,
        Phrase(zh: "请写明理由。", en: "Say why."), field: "reason")

    public static let complaintErased = Refusal(
        "complaint.erased", .conflict,
        Phrase(zh: "这件投诉的个人信息已删除。", en: "The personal data of this complaint has been erased."))

    public static let complaintDateInFuture = Refusal(
        "complaint.dateInFuture", .invalid,
        Phrase(zh: "日期不能晚于今天。", en: "The date must not be later than today."), field: "occurredOn")

    public static let complaintAuthorityUnknown = Refusal(
        "complaint.authorityUnknown", .invalid,
        Phrase(zh: "名录中没有这个部门。", en: "The directory does not know this authority."), field: "authority")
}

extension Refusal {
    public static let complaintSourceMissing = Refusal(
        "complaint.sourceMissing", .invalid,
        Phrase(zh: "请选择来源：电话、来访、信函或现场。", en: "Say how it was given: by phone, visit, letter or on site."),
        field: "source")

    public static let complaintTextMissing = Refusal(
        "complaint.textMissing", .invalid, Phrase(zh: "请填写内容。", en: "Write something."), field: "text")

    public static let complaintPeriodWrong = Refusal(
        "complaint.periodWrong", .invalid,
        Phrase(
            zh: "请选择不超过一年的期间，开始日不晚于结束日。",
            en: "Choose a period of at most a year that does not end before it begins."), field: "from")
}
