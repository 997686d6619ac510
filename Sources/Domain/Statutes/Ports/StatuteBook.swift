public import Complaints
public import Kernel

/// What the statute desk reads and writes in one piece of work.
public protocol StatuteBook: ComplaintBook {
    /// All that was taken in, the earliest first.
    func statutes() throws -> [Statute]
    func add(_ statute: Statute) throws

    /// Complaints whose next legal day is on or after a day, in the order of their identifiers, those after one.
    func runningComplaints(
        dueFrom first: Day, after id: Identifier<Complaint>?, limit: Int
    ) throws -> [RunningClock]
    /// Keeps a next legal day that was computed anew.
    func moveDue(of id: Identifier<Complaint>, to index: ComplaintIndex) throws
}

/// A complaint with the legal day that its lists show.
public struct RunningClock: Hashable, Sendable {
    public let complaint: Identifier<Complaint>
    public let dueOn: Day

    public init(complaint: Identifier<Complaint>, dueOn: Day) {
        self.complaint = complaint
        self.dueOn = dueOn
    }
}
