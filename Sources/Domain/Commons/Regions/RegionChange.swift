public import Kernel

/// One change of a division's number or name since 1980.
public struct RegionChange: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// The same place under another number.
        case recoded
        /// The same number under another name.
        case renamed
        /// The number went on to another place.
        case reassigned
        case abolished, adjusted
        case countyToCity, countyToDistrict, prefectureToCity, cityToDistrict, districtMerged, bannerToDistrict
        /// The record of the succession is missing, but one place of today in the same province has the same name.
        case sameName

        public var phrase: Phrase {
            switch self {
            case .recoded: Phrase(zh: "代码变更", en: "number changed")
            case .renamed: Phrase(zh: "更名", en: "renamed")
            case .reassigned: Phrase(zh: "代码改派他地", en: "number given to another place")
            case .abolished: Phrase(zh: "撤销", en: "abolished")
            case .adjusted: Phrase(zh: "区划调整", en: "boundaries redrawn")
            case .countyToCity: Phrase(zh: "撤县设市", en: "county made a city")
            case .countyToDistrict: Phrase(zh: "撤县设区", en: "county made a district")
            case .prefectureToCity: Phrase(zh: "撤地设市", en: "prefecture made a city")
            case .cityToDistrict: Phrase(zh: "撤市设区", en: "city made a district")
            case .districtMerged: Phrase(zh: "区合并", en: "districts merged")
            case .bannerToDistrict: Phrase(zh: "撤旗改制", en: "banner reformed")
            case .sameName: Phrase(zh: "按同名推定承接", en: "successor inferred from the same name")
            }
        }
    }

    /// The year of the change, where it is recorded.
    public let year: Int?
    public let kind: Kind
    public let old: RegionCode
    public let oldName: String
    /// What took its place, where something did.
    public let new: RegionCode?
    public let newName: String

    public var phrase: Phrase {
        let when = year.map { (zh: "\($0)年", en: "\($0): ") } ?? (zh: "", en: "")
        guard let new else {
            return Phrase(
                zh: "\(when.zh)\(oldName)（\(old)）\(kind.phrase.zh)",
                en: "\(when.en)\(oldName) (\(old)): \(kind.phrase.en)")
        }
        return Phrase(
            zh: "\(when.zh)\(oldName)（\(old)）\(kind.phrase.zh)，现为\(newName)（\(new)）",
            en: "\(when.en)\(oldName) (\(old)): \(kind.phrase.en), now \(newName) (\(new))")
    }
}

/// What has become of a number.
public struct RegionResolution: Hashable, Sendable {
    public enum Certainty: String, Sendable {
        /// The number is a place of today.
        case current
        /// The recorded changes lead from it to a place of today.
        case successor
        /// The last step is inferred from the name.
        case inferred
        /// The place itself has no known successor; this is what it lay in.
        case upperLevel
    }

    public let asked: RegionCode
    public let region: Region
    public let certainty: Certainty
    /// The changes that were followed, oldest first.
    public let steps: [RegionChange]

    /// Why the old number means today's place, in one sentence.
    public var reason: Phrase {
        let zh = steps.map(\.phrase.zh).joined(separator: "；")
        let en = steps.map(\.phrase.en).joined(separator: "; ")
        switch certainty {
        case .current: return Phrase(zh: "现行代码：\(region.name)", en: "A number in use: \(region.name)")
        case .successor, .inferred: return Phrase(zh: zh, en: en)
        case .upperLevel:
            let (sepZH, sepEN) = steps.isEmpty ? ("", "") : ("；", "; ")
            return Phrase(
                zh: "\(zh)\(sepZH)\(asked)无记录的承接单位，归入上级\(region.name)",
                en: "\(en)\(sepEN)\(asked) has no recorded successor; it lay in \(region.name)")
        }
    }
}
