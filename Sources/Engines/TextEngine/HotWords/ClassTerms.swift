import Numbers

/// The terms that set each class of texts apart from the others (c-TF-IDF).
///
/// Weight of a term in a class: its share of the class's terms × log(1 + terms a class has on average ÷ the term's number
/// in all). Grootendorst (2022), "BERTopic", arXiv:2203.05794, eq. 2. Linear in classes × terms.
public enum ClassTerms {
    /// For each class, its weightiest terms with their weights, the weightiest first.
    ///
    /// `counts` has a row a class and a column a term.
    public static func weightiest(_ counts: [[Int]], limit: Int) -> [[(term: Int, weight: Double)]] {
        let width = counts.map(\.count).max() ?? 0
        var sums = Array(repeating: 0, count: width)
        for row in counts { for (term, count) in row.enumerated() { sums[term] += count } }
        let average = Double(sums.reduce(0, +)) / Double(max(counts.count, 1))
        return counts.map { row in
            let size = Double(max(row.reduce(0, +), 1))
            let weighed = row.enumerated()
                .compactMap { term, count -> (term: Int, weight: Double)? in
                    guard count > 0 else { return nil }
                    return (term, Double(count) / size * Elementary.logarithm(1 + average / Double(sums[term])))
                }
            return Array(weighed.sorted { ($0.weight, $1.term) > ($1.weight, $0.term) }.prefix(max(0, limit)))
        }
    }
}
