/// A county-level place with its townships and how much happens there.
struct DemoPlace: Sendable {
    let province: String
    let provinceName: String
    let city: String
    let code: String
    let name: String
    let weight: Double
    let provinceWeight: Double
    /// How strongly the province lives on visitors, from 1.
    let tourism: Double
    let townships: [String]

    var fullName: String { provinceName + city + name }
    var authority: String { name + "市场监督管理局" }

    /// The market regulation office of a township, which is named without the township's kind.
    func office(of township: String) -> String {
        for kind in ["街道", "镇", "乡"] where township.hasSuffix(kind) && township.count > kind.count + 1 {
            return township.dropLast(kind.count) + "市场监督管理所"
        }
        return township + "市场监督管理所"
    }

    /// Reads the table of places: nine columns, townships divided by semicolons.
    static func all(csv bytes: [UInt8], file: String) throws(DemoMaterialError) -> [DemoPlace] {
        var places: [DemoPlace] = []
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated().dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let numbers = cells.dropFirst(5).prefix(3).compactMap(Double.init)
            guard cells.count == 9, numbers.count == 3, cells[3].utf8.count == 6 else {
                throw DemoMaterialError(file: file, place: "line \(index + 1)", reason: "not a place")
            }
            places.append(
                DemoPlace(
                    province: cells[0], provinceName: cells[1], city: cells[2], code: cells[3], name: cells[4],
                    weight: numbers[0], provinceWeight: numbers[1], tourism: numbers[2],
                    townships: cells[8].split(separator: ";").map(String.init)))
        }
        guard !places.isEmpty else { throw DemoMaterialError(file: file, place: "", reason: "no places") }
        return places
    }
}
