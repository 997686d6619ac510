/// Student's t distribution.
public enum StudentT {
    /// The share farther from 0 than t, on both sides together; NaN unless there is at least some freedom.
    public static func outside(_ t: Double, freedom: Double) -> Double {
        guard freedom > 0, !t.isNaN else { return .nan }
        guard t.isFinite else { return 0 }
        let square = t * t
        return square > freedom
            ? BetaFunction.below(freedom / (freedom + square), freedom / 2, 0.5)
            : BetaFunction.below(complement: square / (freedom + square), freedom / 2, 0.5)
    }
}
