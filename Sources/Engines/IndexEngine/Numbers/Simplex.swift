/// The least value of a function without derivatives, by the simplex of Nelder and Mead (1965).
struct Simplex {
    private let function: ([Double]) -> Double
    private var points: [(place: [Double], value: Double)]
    private var count = 0

    private init(from start: [Double], step: Double, _ function: @escaping ([Double]) -> Double) {
        self.function = function
        points = [(start, function(start))]
        for index in start.indices {
            var place = start
            place[index] += step
            points.append((place, function(place)))
        }
        count = points.count
    }

    /// The best point found from a start, after about so many evaluations at most.
    static func minimum(
        from start: [Double], step: Double, evaluations: Int, _ function: @escaping ([Double]) -> Double
    ) -> [Double] {
        var simplex = Simplex(from: start, step: step, function)
        while simplex.count < evaluations {
            simplex.points.sort { $0.value < $1.value }
            if simplex.isFlat { break }
            simplex.advance()
        }
        return simplex.points.min { $0.value < $1.value }?.place ?? start
    }

    private var isFlat: Bool {
        let (best, worst) = (points[0].value, points[points.count - 1].value)
        return !((worst - best).magnitude > 1e-14 * (best.magnitude + worst.magnitude))
    }

    /// Replaces the worst corner by a better one on the line through the centre of the others, or draws all in.
    private mutating func advance() {
        let last = points.count - 1
        let worst = points[last]
        let reflected = along(-1)
        if reflected.value < points[0].value {
            let expanded = along(-2)
            points[last] = expanded.value < reflected.value ? expanded : reflected
        } else if reflected.value < points[last - 1].value {
            points[last] = reflected
        } else {
            let contracted = along(reflected.value < worst.value ? -0.5 : 0.5)
            if contracted.value < min(reflected.value, worst.value) {
                points[last] = contracted
            } else {
                shrink()
            }
        }
    }

    private mutating func along(_ factor: Double) -> (place: [Double], value: Double) {
        let worst = points[points.count - 1].place
        let place = worst.indices.map { axis in
            let centre = points.dropLast().reduce(0) { $0 + $1.place[axis] } / Double(points.count - 1)
            return centre + factor * (worst[axis] - centre)
        }
        count += 1
        return (place, function(place))
    }

    private mutating func shrink() {
        let best = points[0].place
        for index in 1..<points.count {
            let place = best.indices.map { (points[index].place[$0] + best[$0]) / 2 }
            points[index] = (place, function(place))
        }
        count += best.count
    }
}
