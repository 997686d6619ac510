/// The name of a period in rule sets, ledgers and interfaces; never renamed, never reused.
///
/// A rule set may know more than those that desks name here.
public struct PeriodIdentifier: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}

extension PeriodIdentifier {
    /// 受理决定.
    public static let complaintDecision = PeriodIdentifier("complaintDecision")
    /// 调解期限.
    public static let mediationLimit = PeriodIdentifier("mediationLimit")
    /// 终止调解告知.
    public static let terminationNotice = PeriodIdentifier("terminationNotice")
    /// 调解中发现线索的核查.
    public static let mediationLeadVerify = PeriodIdentifier("mediationLeadVerify")
    /// 举报核查.
    public static let reportVerify = PeriodIdentifier("reportVerify")
    /// 实名举报告知.
    public static let namedReporterReply = PeriodIdentifier("namedReporterReply")
    /// 管辖权争议协商.
    public static let competenceDispute = PeriodIdentifier("competenceDispute")
    /// 指定管辖.
    public static let designation = PeriodIdentifier("designation")
    /// 协助调查.
    public static let assistanceReply = PeriodIdentifier("assistanceReply")
    /// 案件处理决定.
    public static let caseDecision = PeriodIdentifier("caseDecision")
    /// 案件审核.
    public static let caseReview = PeriodIdentifier("caseReview")
    /// 陈述申辩.
    public static let defence = PeriodIdentifier("defence")
    /// 送达.
    public static let service = PeriodIdentifier("service")
    /// 结案.
    public static let caseClosing = PeriodIdentifier("caseClosing")
    /// 公告送达.
    public static let publicNoticeService = PeriodIdentifier("publicNoticeService")
    /// 投诉时效.
    public static let complaintLimitation = PeriodIdentifier("complaintLimitation")
    /// ODR 企业协商.
    public static let odrNegotiation = PeriodIdentifier("odrNegotiation")
    /// 申请行政复议.
    public static let reviewApplication = PeriodIdentifier("reviewApplication")
    /// 申请司法确认.
    public static let judicialConfirmation = PeriodIdentifier("judicialConfirmation")
    /// 七日无理由退货.
    public static let sevenDayReturn = PeriodIdentifier("sevenDayReturn")
    /// 退货退款.
    public static let returnRefund = PeriodIdentifier("returnRefund")
    /// 预付款七日退款.
    public static let prepaidCoolingOff = PeriodIdentifier("prepaidCoolingOff")
    /// 推定故意拖延退款.
    public static let refundDelayPresumed = PeriodIdentifier("refundDelayPresumed")
    /// 停业迁址公告.
    public static let closureNotice = PeriodIdentifier("closureNotice")
}
