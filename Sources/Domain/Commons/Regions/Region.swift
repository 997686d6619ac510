/// One place of today.
public struct Region: Hashable, Sendable {
    /// What makes it a place.
    public enum Standing: String, Sendable {
        /// A division of the state (GB/T 2260, or a township below one).
        case division
        /// A functional zone or the 兵团: no division, yet it reports and decides as one.
        case zone
    }

    public let code: RegionCode
    public let name: String
    public let level: RegionLevel
    /// The place that governs it, which for some counties is the province itself.
    public let parent: RegionCode?
    public let standing: Standing
}
