public import Kernel
public import Seals

/// The number by which people name a case to each other.
public enum CaseNumber {
    /// A number to tell on the phone: the day, then ten random digits in groups.
    ///
    /// Random, so that it tells nobody how many cases there are or what the next one is called, nor of which kind one is.
    public static func drawn(at moment: Instant, using random: RandomSource) -> String {
        let day = String(describing: Day(at: moment)).filter { $0 != "-" }
        let digits = String(random.next() % 10_000_000_000)
        let padded = String(repeating: "0", count: 10 - digits.utf8.count) + digits
        return "\(day)-\(padded.prefix(5))-\(padded.suffix(5))"
    }
}
