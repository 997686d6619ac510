public import Commons

/// How shops are found by what people remember of them.
///
/// Chinese is written without spaces and a licence's name begins with its place, so people remember the middle:
/// `顺禾` of `青铜峡市小坝镇顺禾面馆`. Each place in a name at which somebody may begin is kept as a word of up to eight
/// characters; in addresses only the places after a 街, 路, 村 and their like. A query's longest word is then one stretch
/// of a sorted list, whatever stands around it, and its other words are looked for in what was found. About twelve words
/// a shop.
public enum SearchWords {
    /// Characters of a word; longer queries are checked against the whole text.
    public static let longest = 8
    static let mostQueryWords = 5
    private static let mostNameWords = 24
    private static let mostAddressWords = 8

    /// Narrow, small, and only what is spoken: letters, digits and Han.
    public static func folded(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.lazy.map(narrow).filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
            .map(small)
    }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The words under which a shop is found, sorted and each once.
    public static func words(of premises: PremisesFacts, _ merchantName: String) -> [String] {
        var words: Set<String> = []
        let name = folded(premises.name)
        add(name, starts: nameStarts(name), to: &words)
        let legal = folded(merchantName)
        if legal != name { add(legal, starts: nameStarts(legal), to: &words) }
        let address = folded(premises.address ?? "")
        add(address, starts: addressStarts(address), to: &words)
        add(folded(premises.platform ?? ""), starts: [0], to: &words)
        return words.sorted()
    }

    /// All that further words of a query are looked for in.
    public static func searchText(of premises: PremisesFacts, _ merchantName: String) -> String {
        [premises.name, merchantName, premises.address ?? "", premises.platform ?? ""].map { text(folded($0)) }
            .joined(separator: " ")
    }

    private static func add(_ text: [Unicode.Scalar], starts: [Int], to words: inout Set<String>) {
        for start in starts where start < text.count {
            words.insert(self.text(text[start..<min(start + longest, text.count)]))
        }
    }

    /// Every place but those within the legal form, which half of all names share.
    private static func nameStarts(_ name: [Unicode.Scalar]) -> [Int] {
        let form = legalForms.first { form in name.count > form.count && name.suffix(form.count).elementsEqual(form) }
        return Array((0..<max(name.count - (form?.count ?? 0), 0)).prefix(mostNameWords))
    }

    /// The beginning, and each place behind the end of a place's or a street's name where words follow.
    private static func addressStarts(_ address: [Unicode.Scalar]) -> [Int] {
        guard !address.isEmpty else { return [] }
        var starts = [0]
        for index in address.indices.dropLast() where ends.contains(address[index]) {
            let next = address[index + 1]
            if next.properties.numericType == nil, !ends.contains(next) { starts.append(index + 1) }
        }
        return Array(starts.suffix(mostAddressWords))
    }

    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    }

    private static func small(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0x41...0x5A).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(UInt8(scalar.value + 0x20))
    }

    private static let ends = Set("省市区县旗盟州乡镇村街路道巷号楼场里".unicodeScalars)

    /// Longest first.
    private static let legalForms = [
        "股份有限公司", "有限责任公司", "有限公司", "个体工商户", "专业合作社", "分公司", "合作社",
    ]
    .map { Array($0.unicodeScalars) }
}

/// A search as it was typed, made ready for the list of words.
public struct ShopQuery: Hashable, Sendable {
    /// The longest word, cut to the length of a kept one.
    public let lead: String
    /// What must stand somewhere in the shop's text.
    public let others: [String]
    /// Six digits of the counties looked in, from and to.
    public let regions: ClosedRange<Int64>?

    /// Nothing where no letter, digit or Han character was typed.
    public init?(_ text: String, within region: RegionCode? = nil) {
        self.init(text, regions: region.map { Self.counties(of: $0) })
    }

    init?(_ text: String, regions: ClosedRange<Int64>?) {
        let words = text.split(whereSeparator: \.isWhitespace).map { SearchWords.folded(String($0)) }
            .filter { !$0.isEmpty }.prefix(SearchWords.mostQueryWords)
        guard let longest = words.max(by: { $0.count < $1.count }) else { return nil }
        lead = SearchWords.text(longest.prefix(SearchWords.longest))
        var others = words.filter { $0 != longest }
        if longest.count > SearchWords.longest { others.append(longest) }
        self.others = others.map { SearchWords.text($0) }
        self.regions = regions
    }

    /// The counties whose numbers begin as the region's does.
    static func counties(of region: RegionCode) -> ClosedRange<Int64> {
        let number = Int64(region.county.number / 1_000_000)
        switch region.level {
        case .province: return number...number + 9999
        case .city: return number...number + 99
        case .county, .township, .village: return number...number
        }
    }

    /// The counties under a jurisdiction of two, four or six digits.
    static func counties(prefix: String) -> ClosedRange<Int64>? {
        guard prefix.utf8.count <= 6, let number = Int64(prefix) else { return nil }
        let width = (prefix.utf8.count..<6).reduce(Int64(1)) { width, _ in width * 10 }
        return number * width...number * width + width - 1
    }
}

extension PremisesFacts {
    /// The county as six digits, under which its words are kept; 0 where it is not known.
    public var countyNumber: Int64 { region.map { Int64($0.county.number / 1_000_000) } ?? 0 }
}
