public import Kernel

/// Which list a class belongs to.
///
/// Lists of different keepers count different things and must not be added up.
public enum ClassScheme: String, CaseIterable, Sendable {
    /// 投诉问题类别 of the national 12315 platform.
    case problem
    /// 商品类别.
    case goods
    /// 服务类别.
    case service
    /// 举报问题类别.
    case report
    /// 咨询类别.
    case inquiry
    /// 投诉性质 of the consumers' associations.
    case association

    public var phrase: Phrase {
        switch self {
        case .problem: Phrase(zh: "投诉问题类别", en: "Problem")
        case .goods: Phrase(zh: "商品类别", en: "Goods")
        case .service: Phrase(zh: "服务类别", en: "Service")
        case .report: Phrase(zh: "举报问题类别", en: "Violation reported")
        case .inquiry: Phrase(zh: "咨询类别", en: "Inquiry")
        case .association: Phrase(zh: "消协投诉性质", en: "Nature of complaint (consumers’ association)")
        }
    }
}

/// One entry of a list of classes.
public struct ComplaintClass: Hashable, Sendable {
    /// How far the entry is known.
    public enum Mark: String, CaseIterable, Sendable {
        /// Read verbatim in official reports or exports.
        case seen
        /// Likely, but not seen in an official list; a page that shows it says so.
        case unsure
    }

    public let scheme: ClassScheme
    /// Our own word for it, such as `problem.foodSafety`; the platform's numbers are not public.
    public let code: String
    /// The class above, for second-level values.
    public let parent: String?
    public let name: Phrase
    public let mark: Mark
    /// For the associations' list, the platform's problem class that comes nearest, by our own reading.
    public let nearest: String?
    /// Another spelling under which the platform has listed the same class.
    public let alias: String?
}
