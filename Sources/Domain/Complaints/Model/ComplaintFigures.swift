public import Kernel

/// Counts of the complaints that were registered in a period.
public struct ComplaintFigures: Hashable, Sendable {
    public var byDay: [Day: Int] = [:]
    /// Where they stand now.
    public var byState: [ComplaintState: Int] = [:]
    /// How those that ended have ended.
    public var byOutcome: [Outcome: Int] = [:]

    public init() {}
}

/// Complaints that the competent authority got on one day and decided on one day, in one province.
///
/// Those whose dates are not known are in no group: imported history without dates, and cases that ended without a
/// decision on acceptance.
public struct DecisionGroup: Hashable, Sendable {
    public let receivedOn: Day
    /// Nothing where it is not decided yet.
    public let decidedOn: Day?
    /// The first two digits of the region.
    public let province: String?
    public let count: Int

    public init(receivedOn: Day, decidedOn: Day?, province: String?, count: Int) {
        self.receivedOn = receivedOn
        self.decidedOn = decidedOn
        self.province = province
        self.count = count
    }
}
