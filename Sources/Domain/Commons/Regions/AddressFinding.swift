/// What places a free address names.
public struct AddressFinding: Hashable, Sendable {
    /// Words of the address that name a place.
    public struct Mention: Hashable, Sendable {
        /// As compared: narrow, without white space.
        public let words: String
        /// The places that these words may mean.
        public let regions: [RegionCode]
        /// Whether the name stands there with its 省, 市, 县.
        public let isFull: Bool
        /// Where it stands in the compared text.
        let place: Range<Int>
    }

    /// The deepest place from province to county, zones included; nothing where none is named or several fit equally.
    public let region: Region?
    /// The township, where one is named within the region or within where the reader stands.
    public let township: Region?
    public let townshipMention: Mention?
    public let mentions: [Mention]
    /// The places that fit equally well, where the address does not tell.
    public let alternatives: [Region]
    /// How sure the region is, in thousandths: 1000 named in full with what it lies in, 500 only by a short name.
    public let confidence: Int

    public var isAmbiguous: Bool { region == nil && !alternatives.isEmpty }
}
