import Kernel

extension Language {
    /// The language a reader likes best of those spoken here, after `Accept-Language` (RFC 9110, 12.5.4).
    init?(accept header: String) {
        var best: (language: Language, weight: Double)?
        for item in header.split(separator: ",").prefix(20) {
            let parts = item.split(separator: ";")
            guard let range = parts.first?.trimmed.lowercased() else { continue }
            let weight =
                parts.dropFirst()
                .compactMap { part -> Double? in
                    let text = part.trimmed
                    return text.hasPrefix("q=") ? Double(text.dropFirst(2)) : nil
                }
                .first ?? 1
            guard let language = Language(range: range), weight > 0, weight <= 1 else { continue }
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        guard let best else { return nil }
        self = best.language
    }

    private init?(range: String) {
        switch range.split(separator: "-").first {
        case "zh", "*": self = .zh
        case "en": self = .en
        default: return nil
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
