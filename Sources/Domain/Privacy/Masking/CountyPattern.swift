/// Where the county's name ends in an address as people write it.
///
/// Errs toward the shorter: without a county it stops after the city, without either it keeps nothing.
enum CountyPattern {
    private static let cityEnds: Set<Unicode.Scalar> = ["市", "州", "盟"]
    private static let countyEnds: Set<Unicode.Scalar> = ["县", "区", "旗", "市"]
    /// 小区, 社区 and their like are smaller than a county.
    private static let smallDistricts = Set("小社园校厂景院库片".unicodeScalars)
    private static let streetSigns = Set("路街巷号村镇乡栋楼道".unicodeScalars)
    /// 积石山保安族东乡族撒拉族自治县, the longest, has fourteen before its last sign.
    private static let longestAutonomous = 14
    private static let longestPlain = 7

    static func end(in scalars: [Unicode.Scalar]) -> Int {
        let province = provinceEnd(in: scalars)
        let city = cityEnd(from: province, in: scalars)
        return countyEnd(from: city ?? province, in: scalars) ?? city ?? province
    }

    private static func provinceEnd(in scalars: [Unicode.Scalar]) -> Int {
        let region = Array("自治区".unicodeScalars)
        for index in scalars.indices.prefix(7) {
            if scalars[index] == "省", index >= 2 { return index + 1 }
            if scalars[index...].starts(with: region), index >= 2 { return index + region.count }
        }
        return 0
    }

    private static func cityEnd(from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        for index in scalars.indices.dropFirst(start).prefix(12) {
            let sign = scalars[index]
            let isPrefecture = sign == "区" && index > start + 1 && scalars[index - 1] == "地"
            if isPrefecture { return index + 1 }
            if isStop(sign) || index > start && countyEnds.contains(sign) && sign != "市" { return nil }
            guard cityEnds.contains(sign), index > start else { continue }
            // 杭州市, 吉州区: the sign belongs to a longer name.
            if sign == "州", index + 1 < scalars.count, cityEnds.union(countyEnds).contains(scalars[index + 1]) {
                continue
            }
            return index + 1
        }
        return nil
    }

    private static func countyEnd(from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
        for index in scalars.indices.dropFirst(start).prefix(longestAutonomous + 1) {
            let sign = scalars[index]
            if isStop(sign) { return nil }
            guard index > start, countyEnds.contains(sign) else { continue }
            if smallDistricts.contains(scalars[index - 1]) { return nil }
            let name = scalars[start..<index]
            let isAutonomous = name.suffix(2).elementsEqual("自治".unicodeScalars)
            guard isAutonomous || name.count <= longestPlain else { return nil }
            // 路北区 and 武乡县 are short; a long name with a street in it is no county's.
            guard isAutonomous || name.count <= 3 || !name.contains(where: streetSigns.contains) else { return nil }
            return index + 1
        }
        return nil
    }

    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        scalar.digit != nil || [",", "，", "。", "、", ";", "；", "(", "（"].contains(scalar)
    }
}
