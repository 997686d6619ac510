public import Kernel

extension Day {
    /// A day written out in a test; a slip of the pen stops the test at once.
    public static func on(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is not a day") }
        return day
    }
}

extension Instant {
    /// A moment written out in a test.
    public static func at(_ text: String) -> Instant {
        guard let instant = Instant(text) else { preconditionFailure("\(text) is not a moment") }
        return instant
    }
}
