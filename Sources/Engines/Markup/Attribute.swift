/// One attribute of an element.
///
/// Made by the functions of `Attribute+HTML.swift` and `Attribute+SVG.swift`; there is none for `style`, for event
/// handlers or for any other way to put code into a page.
public struct Attribute: Sendable {
    enum Value: Sendable {
        case text(String)
        case fixed(StaticString)
        case address(String, isImage: Bool)
        case flag
        case absent
    }

    let prefix: StaticString
    let name: StaticString
    let value: Value

    init(_ name: StaticString, _ value: Value, prefix: StaticString = "") {
        self.prefix = prefix
        self.name = name
        self.value = value
    }

    init(_ name: StaticString, _ text: String) { self.init(name, .text(text)) }

    init(_ name: StaticString, if claim: Bool) { self.init(name, claim ? .flag : .absent) }

    /// No attribute: the other branch of a condition.
    public static let none = Attribute("", .absent)

    /// The attribute where the claim holds, else none.
    public static func when(_ claim: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute {
        claim ? attribute() : .none
    }

    /// The attribute made of a value, or none where there is no value.
    public static func some<Value>(_ value: Value?, _ make: (Value) -> Attribute) -> Attribute {
        value.map(make) ?? .none
    }
}

/// Which addresses may stand in a link or an image.
enum Address {
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "sms"]

    /// The address, or `#` where following it could run code: browsers drop control characters and leading spaces
    /// before they read the scheme, so an address with any is not written.
    static func safe(_ address: String, isImage: Bool) -> String {
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return "#" }
        guard let end = address.utf8.firstIndex(where: { ":/?#".utf8.contains($0) }), address.utf8[end] == 0x3A else {
            return address
        }
        let scheme = address[..<end].lowercased()
        if schemes.contains(scheme) { return address }
        return isImage && address.hasPrefix("data:image/") && !address.hasPrefix("data:image/svg") ? address : "#"
    }
}
