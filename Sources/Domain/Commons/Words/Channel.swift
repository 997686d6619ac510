public import Kernel

/// 来源: the three groups in which the national platform counts how messages came.
public enum ChannelGroup: String, CaseIterable, Sendable {
    case call, online, staff

    public var phrase: Phrase {
        switch self {
        case .call: Phrase(zh: "话务接收", en: "Calls")
        case .online: Phrase(zh: "群众互联网填写", en: "Filled in online by citizens")
        case .staff: Phrase(zh: "监管人员录入", en: "Entered by staff")
        }
    }
}

/// 接收方式: by which way a message came.
public enum Channel: String, CaseIterable, Sendable {
    case phone
    case weChatMiniProgram, weChatAccount, website, app, alipayMiniProgram, alipayCityServices, baiduMiniProgram
    case letter, visit, hotline12345, peopleMessageBoard
    /// A shop's or mall's service station, and the page of a merchant's code: our own, which the platform does not have.
    case station, merchantCode

    public var group: ChannelGroup {
        switch self {
        case .phone: .call
        case .weChatMiniProgram, .weChatAccount, .website, .app, .alipayMiniProgram, .alipayCityServices,
            .baiduMiniProgram, .merchantCode:
            .online
        case .letter, .visit, .hotline12345, .peopleMessageBoard, .station: .staff
        }
    }

    public var phrase: Phrase {
        switch self {
        case .phone: Phrase(zh: "电话", en: "Phone")
        case .weChatMiniProgram: Phrase(zh: "微信小程序", en: "WeChat mini program")
        case .weChatAccount: Phrase(zh: "微信公众号", en: "WeChat account")
        case .website: Phrase(zh: "互联网平台", en: "Website")
        case .app: Phrase(zh: "App", en: "App")
        case .alipayMiniProgram: Phrase(zh: "支付宝小程序", en: "Alipay mini program")
        case .alipayCityServices: Phrase(zh: "支付宝城市服务", en: "Alipay city services")
        case .baiduMiniProgram: Phrase(zh: "百度小程序", en: "Baidu mini program")
        case .letter: Phrase(zh: "来函", en: "Letter")
        case .visit: Phrase(zh: "来访", en: "Visit")
        case .hotline12345: Phrase(zh: "12345转办", en: "Forwarded by 12345")
        case .peopleMessageBoard: Phrase(zh: "人民网留言", en: "People’s Daily Online message board")
        case .station: Phrase(zh: "消费维权服务站", en: "Rights service station")
        case .merchantCode: Phrase(zh: "经营者二维码", en: "Merchant’s code")
        }
    }

    /// The channel that an export's 接收方式 names.
    public init?(exported text: String) {
        let wanted = Folding.text(Folding.compact(text))
        let found = Self.byExportedName[wanted]
        switch wanted {
        case "pc", "网站": self = .website
        case "12345": self = .hotline12345
        case "信函", "信件": self = .letter
        default:
            guard let found else { return nil }
            self = found
        }
    }

    private static let byExportedName = Dictionary(
        uniqueKeysWithValues: allCases.map { (Folding.text(Folding.compact($0.phrase.zh)), $0) })
}
