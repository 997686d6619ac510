/// Whether a set of columns measures one thing.
public enum Reliability {
    /// Cronbach's alpha: `k²·c̄/ΣΣcov`, c̄ the mean of the covariances off the diagonal, each over the rows where both
    /// columns are there.
    ///
    /// NaN for fewer than two columns.
    public static func alpha(_ columns: [[Double]]) -> Double {
        let k = Double(columns.count)
        guard columns.count > 1 else { return .nan }
        var (all, off) = (0.0, 0.0)
        for i in columns.indices {
            for j in columns.indices {
                let covariance = Correlation.covariance(columns[i], columns[j])
                guard !covariance.isNaN else { continue }
                all += covariance
                if i != j { off += covariance }
            }
        }
        return k * k * (off / (k * (k - 1))) / all
    }
}
