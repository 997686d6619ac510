import Kernel

/// The building blocks of demonstration data, read and checked once.
///
/// They are data files, so that texts, places and habits can be changed without touching code. All of them together
/// decide the bytes that a seed gives.
public struct DemoMaterials: Sendable {
    /// The files that are needed, as they are named in the folder of demonstration data.
    public static let fileNames = [
        "places.csv", "calendar.json", "language.json", "merchants.json", "food.json", "goods.json", "services.json",
        "plants.json",
    ]

    let places: [DemoPlace]
    let calendar: DemoCalendar
    let language: DemoLanguage
    let names: DemoNames
    let trades: [DemoTrade]
    let scenes: [DemoScene]
    /// Each scene's share of everything: its trade's weight, parted among the trade's scenes.
    let sceneShares: [Double]
    let incidents: [DemoIncident]

    /// Reads the contents of all the files, by name.
    ///
    /// - Throws: `DemoMaterialError` with the file and the place in it.
    public init(files: [String: [UInt8]]) throws(DemoMaterialError) {
        guard let table = files["places.csv"] else {
            throw DemoMaterialError(file: "places.csv", place: "", reason: "the file is missing")
        }
        places = try DemoPlace.all(csv: table, file: "places.csv")
        calendar = try DemoCalendar(Self.parsed("calendar.json", files))
        let language = try DemoLanguage(Self.parsed("language.json", files))
        names = try DemoNames(Self.parsed("merchants.json", files), language: language)
        var trades: [DemoTrade] = []
        var scenes: [DemoScene] = []
        for file in ["food.json", "goods.json", "services.json"] {
            for node in try Self.parsed(file, files).items() {
                for scene in try node.member("scenes").items() {
                    scenes.append(try DemoScene(scene, trade: trades.count, language: language))
                }
                trades.append(try DemoTrade(node, language: language))
            }
        }
        var sums = [Double](repeating: 0, count: trades.count)
        for scene in scenes { sums[scene.trade] += scene.weight }
        sceneShares = scenes.map { trades[$0.trade].weight * $0.weight / sums[$0.trade] }
        var incidents: [DemoIncident] = []
        for node in try Self.parsed("plants.json", files).items() {
            incidents.append(try DemoIncident(node, trades: trades, language: language))
        }
        (self.language, self.trades, self.scenes, self.incidents) = (language, trades, scenes, incidents)
    }

    private static func parsed(_ file: String, _ files: [String: [UInt8]]) throws(DemoMaterialError) -> DemoNode {
        guard let bytes = files[file] else {
            throw DemoMaterialError(file: file, place: "", reason: "the file is missing")
        }
        do {
            return DemoNode(try JSON(parsing: bytes), file: file)
        } catch {
            throw DemoMaterialError(file: file, place: "byte \(error.offset)", reason: error.reason)
        }
    }
}

/// What firms and people are called.
struct DemoNames: Sendable {
    let first: [Character]
    let second: [Character]
    let statuses: (names: [String], choice: WeightedChoice)
    let branches: [DemoTemplate]
    let surnames: [Character]
    let given: [Character]
    let foreigners: [String]
    /// The first digits of every telephone number.
    let phonePrefix: String

    init(_ node: DemoNode, language: DemoLanguage) throws(DemoMaterialError) {
        first = Array(try node.member("first").text())
        second = Array(try node.member("second").text())
        let pairs = try node.member("status").pairs(separator: "|")
        statuses = (pairs.map(\.name), WeightedChoice(pairs.map(\.number)))
        branches = try DemoTemplate.all(node.member("branches"), lists: language.lists)
        surnames = Array(try node.member("surnames").text())
        given = Array(try node.member("given").text())
        foreigners = try node.member("foreigners").texts()
        phonePrefix = try node.member("phonePrefix").text()
        guard (3...5).contains(phonePrefix.utf8.count) else {
            throw node.error("the telephone prefix has 3 to 5 digits")
        }
    }
}

/// Something that happens once and is planted among the everyday complaints.
struct DemoIncident: Sendable {
    enum Scope: String, Sendable {
        case merchant, county, everywhere
    }

    let key: String
    let label: Phrase
    let trade: Int
    let scope: Scope
    let product: String?
    let days: ClosedRange<Int>
    let size: ClosedRange<Int>
    /// Most come at once and fewer later, as when a shop closes.
    let isDecaying: Bool
    let isTourism: Bool
    let season: String?
    let scene: DemoScene

    init(_ node: DemoNode, trades: [DemoTrade], language: DemoLanguage) throws(DemoMaterialError) {
        key = try node.member("key").text()
        label = Phrase(zh: try node.member("zh").text(), en: try node.member("en").text())
        let name = try node.member("trade").text()
        guard let trade = trades.firstIndex(where: { $0.key == name }) else { throw node.error("no trade \(name)") }
        self.trade = trade
        guard let scope = Scope(rawValue: try node.member("scope").text()) else { throw node.error("unknown scope") }
        self.scope = scope
        product = try node.optional("product")?.text()
        days = try Self.range(node.member("days"))
        size = try Self.range(node.member("size"))
        isDecaying = node.optional("decay")?.value.bool ?? false
        isTourism = node.optional("tourism")?.value.bool ?? false
        season = try node.optional("season")?.text()
        scene = try DemoScene(node.member("scene"), trade: trade, language: language)
    }

    private static func range(_ node: DemoNode) throws(DemoMaterialError) -> ClosedRange<Int> {
        let ends = try node.numbers().map { Int($0) }
        guard ends.count == 2, 0 < ends[0], ends[0] <= ends[1] else { throw node.error("not a range") }
        return ends[0]...ends[1]
    }
}
