public import Kernel

/// Every "no" of this room.
extension Refusal {
    public static let merchantAbsent = Refusal(
        "merchant.absent", .absent, Phrase(zh: "没有找到这家店铺。请核对店铺码。", en: "No such shop. Check the code."))

    public static let merchantChangedMeanwhile = Refusal(
        "merchant.changedMeanwhile", .conflict,
        Phrase(zh: "资料刚刚被他人更新，请刷新后再保存。", en: "Somebody else has just changed this. Reload and save again."))

    public static let merchantNumberTaken = Refusal(
        "merchant.numberTaken", .conflict,
        Phrase(zh: "这个统一社会信用代码或编号已登记给另一家经营者。", en: "This credit code or number belongs to another operator."),
        field: "creditCode")

    public static let merchantPremisesTaken = Refusal(
        "merchant.premisesTaken", .conflict,
        Phrase(zh: "该经营者已有同名或同编号的店铺。", en: "The operator has a shop of this name or number already."), field: "shopName"
    )

    public static let merchantNameMissing = Refusal(
        "merchant.nameMissing", .invalid, Phrase(zh: "请填写名称。", en: "Give a name."), field: "name")

    public static let merchantAuthorityUnknown = Refusal(
        "merchant.authorityUnknown", .invalid,
        Phrase(zh: "名录中没有这个监管单位。", en: "The directory does not know this authority."), field: "authority")

    public static let merchantCodeWrong = Refusal(
        "merchant.codeWrong", .invalid,
        Phrase(
            zh: "激活码不对、已使用或已过期。请核对，或向监管人员索取新的激活码。",
            en: "The code is wrong, used or expired. Check it, or ask the officer for a new one."), field: "code")

    public static func merchantCodeLocked(minutes: Int) -> Refusal {
        Refusal(
            "merchant.codeLocked", .exhausted,
            Phrase(zh: "尝试次数过多，请\(minutes)分钟后再试。", en: "Too many attempts. Try again in \(minutes) minutes."),
            field: "code")
    }

    public static let merchantClaimAbsent = Refusal(
        "merchant.claimAbsent", .absent, Phrase(zh: "没有找到这项认领申请。", en: "No such claim."))

    public static let merchantClaimedAlready = Refusal(
        "merchant.claimedAlready", .conflict,
        Phrase(zh: "您已认领或已申请认领这家经营者。", en: "You have claimed this operator already."))

    public static let merchantClaimDecided = Refusal(
        "merchant.claimDecided", .conflict,
        Phrase(zh: "这项认领申请已有结论。", en: "This claim has been decided already."))

    public static let merchantReasonMissing = Refusal(
        "merchant.reasonMissing", .invalid, Phrase(zh: "请写明理由。", en: "Say why."), field: "reason")

    public static let merchantKeeperNeeded = Refusal(
        "merchant.keeperNeeded", .forbidden,
        Phrase(zh: "只有负责人可以管理员工。", en: "Only the keeper may manage staff."))

    public static func merchantCommitmentsTooMany(_ limit: Int) -> Refusal {
        Refusal(
            "merchant.commitmentsTooMany", .invalid,
            Phrase(zh: "承诺最多\(limit)条。", en: "At most \(limit) commitments."), field: "commitments")
    }

    public static let merchantImporterNeeded = Refusal(
        "merchant.importColumnsMissing", .invalid,
        Phrase(zh: "文件缺少名称列。", en: "The file lacks a column with names."))
}
