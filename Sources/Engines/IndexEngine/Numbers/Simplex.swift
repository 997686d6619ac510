/// The least value of a function without derivatives, by the simplex of Nelder and Mead (1965).
enum Simplex {
    /// The best point found from a start, after at most so many evaluations.
    static func minimum(
        from start: [Double], step: Double, evaluations: Int, _ function: ([Double]) -> Double
    ) -> [Double] {
        var points = [(start, function(start))]
        for index in start.indices {
            var point = start
            point[index] += step
            points.append((point, function(point)))
        }
        var count = points.count
        while count < evaluations {
            points.sort { $0.1 < $1.1 }
            let (best, worst) = (points[0], points[points.count - 1])
            if (worst.1 - best.1).magnitude <= 1e-14 * (best.1.magnitude + worst.1.magnitude) { break }
            let centre = start.indices.map { axis in
                points.dropLast().reduce(0) { $0 + $1.0[axis] } / Double(points.count - 1)
            }
            func along(_ factor: Double) -> ([Double], Double) {
                let point = start.indices.map { centre[$0] + factor * (worst.0[$0] - centre[$0]) }
                count += 1
                return (point, function(point))
            }
            let reflected = along(-1)
            var candidate = reflected
            if reflected.1 < best.1 {
                let expanded = along(-2)
                if expanded.1 < reflected.1 { candidate = expanded }
            } else if reflected.1 >= points[points.count - 2].1 {
                candidate = along(reflected.1 < worst.1 ? -0.5 : 0.5)
                if candidate.1 >= min(reflected.1, worst.1) {
                    for index in 1..<points.count {
                        let point = start.indices.map { (points[index].0[$0] + best.0[$0]) / 2 }
                        points[index] = (point, function(point))
                    }
                    count += start.count
                    continue
                }
            }
            points[points.count - 1] = candidate
        }
        return points.min { $0.1 < $1.1 }?.0 ?? start
    }
}
