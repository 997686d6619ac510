public import Kernel

/// Every "no" of this room.
extension Refusal {
    public static let reportAbsent = Refusal(
        "report.absent", .absent, Phrase(zh: "没有找到这件举报。", en: "No such report."))

    public static let reportChangedMeanwhile = Refusal(
        "report.changedMeanwhile", .conflict,
        Phrase(zh: "这件举报刚刚被他人更新，您的操作没有保存。", en: "Somebody else has just changed this report; your step was not taken."))

    public static func reportStepOutOfOrder(_ state: ReportState) -> Refusal {
        Refusal(
            "report.stepOutOfOrder", .conflict,
            Phrase(
                zh: "举报目前处于“\(state.phrase.zh)”，不能进行这一步。",
                en: "The report is “\(state.phrase.en)”; this step cannot be taken now."))
    }

    public static let reportNotRouted = Refusal(
        "report.notRouted", .conflict,
        Phrase(zh: "还没有分送到有权部门。", en: "It has not been sent to a competent authority yet."))

    public static let reportTested = Refusal(
        "report.beingTested", .conflict,
        Phrase(zh: "正在检测鉴定，请先登记检测结束。", en: "Something is being tested: first record that testing ended."))

    public static let reportNotTested = Refusal(
        "report.notTested", .conflict, Phrase(zh: "没有正在进行的检测鉴定。", en: "Nothing is being tested."))

    public static let reportDayWrong = Refusal(
        "report.dayWrong", .invalid,
        Phrase(zh: "结束日不能早于开始日，也不能晚于今天。", en: "The day must not be before the beginning or after today."),
        field: "day")

    public static let reportExtended = Refusal(
        "report.extendedBefore", .conflict,
        Phrase(zh: "核查期限只能延长一次（程序规定第十八条）。", en: "The period can be extended once (Penalty Procedure, art. 18)."))

    public static let reportAnonymous = Refusal(
        "report.anonymous", .conflict,
        Phrase(zh: "匿名举报没有可告知的人。", en: "The report is anonymous: there is nobody to tell."))

    public static let reportGroundMissing = Refusal(
        "report.groundMissing", .invalid,
        Phrase(zh: "请选择法定情形。", en: "Choose a ground that the law knows."), field: "grounds")

    public static let reportGroundUnknown = Refusal(
        "report.groundUnknown", .invalid,
        Phrase(zh: "现行规定没有这项情形。", en: "The rules in force do not know this ground."), field: "grounds")

    public static func reportTextMissing(_ field: String) -> Refusal {
        Refusal("report.textMissing", .invalid, Phrase(zh: "请填写内容。", en: "Write something."), field: field)
    }

    public static let reportApproverMissing = Refusal(
        "report.approverMissing", .invalid,
        Phrase(
            zh: "请写明作出批准的负责人姓名（程序规定第十八条）。",
            en: "Name the person in charge who approved it (Penalty Procedure, art. 18)."), field: "approver")

    public static let reportAuthorityUnknown = Refusal(
        "report.authorityUnknown", .invalid,
        Phrase(zh: "名录中没有这个部门或单位。", en: "The directory does not know this authority or unit."), field: "authority")

    public static let reportAssigneeMissing = Refusal(
        "report.assigneeMissing", .invalid,
        Phrase(zh: "请选择承办单位或承办人。", en: "Choose a unit or an official."), field: "unit")

    public static let reportEarlierUnknown = Refusal(
        "report.earlierUnknown", .invalid,
        Phrase(zh: "没有找到这个编号的举报。", en: "No report has this number."), field: "earlier")

    public static let reportErased = Refusal(
        "report.erased", .conflict,
        Phrase(zh: "这件举报的个人信息已删除。", en: "The personal data of this report has been erased."))

    public static let reportCodeWrong = Refusal(
        "report.codeWrong", .absent,
        Phrase(
            zh: "编号或查询码不对，请核对。同一编号输错5次后，半小时内不能再试。",
            en: "The number or the query code is not right. Check both. After five wrong tries a number is locked for "
                + "half an hour."
        ))

    public static let reportIntakeMalformed = Refusal(
        "report.intakeMalformed", .invalid,
        Phrase(zh: "来件标识无效。", en: "The mark of the message is not valid."), field: "intake")

    public static let reportPremisesUnknown = Refusal(
        "report.premisesUnknown", .invalid,
        Phrase(zh: "没有找到这家店铺，请直接填写商家名称。", en: "No such shop. Enter the name of the business instead."),
        field: "premises")
}
