public import Kernel

/// A service that other departments handle, and the number at which they are asked.
public struct Signpost: Hashable, Sendable {
    public let matter: Phrase
    public let keeper: Phrase
    public let number: String

    public init(_ matter: Phrase, _ keeper: Phrase, number: String) {
        self.matter = matter
        self.keeper = keeper
        self.number = number
    }

    /// The national numbers that most who come to the wrong door need.
    public static let standard = [
        Signpost(
            Phrase(zh: "银行、保险服务", en: "Banks and insurance"),
            Phrase(zh: "金融监管部门", en: "Financial regulator"), number: "12378"),
        Signpost(
            Phrase(zh: "电话、宽带、短信", en: "Telephone, broadband, messages"),
            Phrase(zh: "电信用户申诉", en: "Telecommunications appeals"), number: "12300"),
        Signpost(
            Phrase(zh: "快递、邮政", en: "Parcels and post"),
            Phrase(zh: "邮政业用户申诉", en: "Postal appeals"), number: "12305"),
        Signpost(
            Phrase(zh: "出租车、客运、网约车", en: "Taxis, coaches, ride-hailing"),
            Phrase(zh: "交通运输服务监督", en: "Transport service supervision"), number: "12328"),
        Signpost(
            Phrase(zh: "工资、劳动合同、社保", en: "Wages, employment, social insurance"),
            Phrase(zh: "人力资源和社会保障部门", en: "Human resources and social security"), number: "12333"),
        Signpost(
            Phrase(zh: "医疗、教育、旅游、物业等其他事项", en: "Health care, schools, travel, property and the rest"),
            Phrase(zh: "政务服务便民热线", en: "Government service hotline"), number: "12345"),
    ]
}
