/// Which divisions a name may mean: by the full name, and by the short one that people say.
struct PlaceNames: Sendable {
    /// What one name may mean.
    struct Meaning: Sendable {
        var full: [RegionCode] = []
        var short: [RegionCode] = []
    }

    private var tree = WordTree()
    private var meanings: [Meaning] = []

    init(divisions: PlaceTable, zones: [Region]) {
        for index in divisions.numbers.indices {
            add(RegionCode(stored: divisions.numbers[index]), divisions.name(at: index))
        }
        for zone in zones { add(zone.code, zone.name) }
    }

    /// The names that stand in the text from `start` on, longest first.
    func found(in text: [Unicode.Scalar], from start: Int) -> [(meaning: Meaning, length: Int)] {
        tree.found(in: text, from: start).reversed().map { (meanings[$0.word], $0.length) }
    }

    private mutating func add(_ code: RegionCode, _ name: String) {
        let name = Array(name.unicodeScalars)
        meanings[number(of: name)].full.append(code)
        if let short = Self.short(of: name) { meanings[number(of: short)].short.append(code) }
    }

    private mutating func number(of name: some Sequence<Unicode.Scalar>) -> Int {
        let number = tree.number(name, else: meanings.count)
        if number == meanings.count { meanings.append(Meaning()) }
        return number
    }

    /// Words that stand in any address and only mean a district next to its city.
    static let generic: Set<String> = ["城区", "郊区", "矿区", "东区", "西区"]

    /// `青铜峡市` → `青铜峡`, `恩施土家族苗族自治州` → `恩施`; nothing where less than two characters would be left.
    static func short(of name: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar>? {
        guard let suffix = suffixes.first(where: { ends(name[...], with: $0.scalars) }) else { return nil }
        var stem = name.dropLast(suffix.scalars.count)
        if suffix.followsPeoples {
            while let people = peoples.first(where: { ends(stem, with: $0) }), stem.count - people.count >= 2 {
                stem = stem.dropLast(people.count)
            }
        }
        return stem.count >= 2 ? stem : nil
    }

    private static func ends(_ name: ArraySlice<Unicode.Scalar>, with suffix: [Unicode.Scalar]) -> Bool {
        name.last == suffix.last && name.count >= suffix.count && name.suffix(suffix.count).elementsEqual(suffix)
    }

    /// What kind of division a name ends with, and whether the peoples it is named for stand before it.
    private struct Suffix {
        let scalars: [Unicode.Scalar]
        let followsPeoples: Bool

        init(_ words: String) {
            scalars = Array(words.unicodeScalars)
            followsPeoples = words.hasPrefix("自治") || words.hasSuffix("族乡")
        }
    }

    private static let suffixes = [
        "维吾尔自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区", "林区", "省", "市", "区", "县", "盟", "旗", "街道办事处", "街道",
        "民族乡", "族乡",
        "乡", "镇", "苏木",
    ]
    .map(Suffix.init)

    private static let peoples = [
        "蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族",
        "哈萨克", "傣族", "黎族",
        "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "柯尔克孜", "土族", "达斡尔族", "达斡尔", "仫佬族", "羌族",
        "布朗族",
        "撒拉族", "毛南族", "仡佬族", "锡伯族", "锡伯", "阿昌族", "普米族", "塔吉克", "怒族", "乌孜别克", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族",
        "塔塔尔", "独龙族",
        "鄂伦春", "赫哲族", "门巴族", "珞巴族", "基诺族", "各族",
    ]
    .map { Array($0.unicodeScalars) }
}
