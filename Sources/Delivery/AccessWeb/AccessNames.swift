public import Access
public import Kernel

/// How offices, places and cases are called, for people who keep accounts or read the log.
public struct AccessNames: Sendable {
    /// An office that an account may belong to.
    public struct Choice: Hashable, Sendable {
        /// Its word in a form.
        public let value: String
        public let name: Phrase
        public let office: Office

        public init(value: String, name: Phrase, office: Office) {
            self.value = value
            self.name = name
            self.office = office
        }
    }

    /// The name of an authority or a unit by its code.
    public var authority: @Sendable (_ code: String) -> Phrase? = { _ in nil }
    /// The name of a region by the beginning of its code.
    public var region: @Sendable (_ prefix: String) -> String? = { _ in nil }
    /// The offices that accounts may be given; where there are none, codes are typed.
    public var offices: @Sendable () -> [Choice] = { [] }
    /// The number or name that people know a thing of the ledger by.
    public var subject: @Sendable (_ kind: String, _ id: String) async throws -> String? = { _, _ in nil }
    /// The identifier of a thing by the number that people know it by.
    public var subjectID: @Sendable (_ kind: String, _ number: String) async throws -> String? = { _, _ in nil }

    public init() {}

    /// An office in words: authority, unit, jurisdiction.
    func phrase(_ office: Office) -> Phrase {
        let codes = office.unit == office.authority ? [office.authority] : [office.authority, office.unit]
        let names = codes.map { authority($0) ?? .verbatim($0) }
        return Phrase(zh: names.map(\.zh).joined(separator: " · "), en: names.map(\.en).joined(separator: " · "))
    }
}
