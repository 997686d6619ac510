import Numbers

/// Trains one linear boundary: which texts are of a class and which are not.
///
/// Support vector machine with squared hinge loss and quadratic penalty, by descent in the dual one coordinate at a time
/// (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML), without a term that no
/// feature carries but a constant feature of 1. The order of the coordinates comes from the seed.
struct SupportVectors {
    let cost: Double
    var rounds = 60
    var tolerance = 0.05

    /// The weights, the constant last.
    func weights(_ vectors: [SparseVector], _ isMember: [Bool], features: Int, seed: UInt64) -> [Double] {
        var weights = Array(repeating: 0.0, count: features + 1)
        var duals = Array(repeating: 0.0, count: vectors.count)
        let diagonal = 0.5 / cost
        let curvatures = vectors.map { $0.square + 1 + diagonal }
        var order = Array(vectors.indices)
        var generator = SeededGenerator(seed: seed)
        weights.withUnsafeMutableBufferPointer { buffer in
            guard let weights = buffer.baseAddress else { return }
            for _ in 0..<rounds {
                var (highest, lowest) = (-Double.infinity, Double.infinity)
                for place in stride(from: order.count - 1, to: 0, by: -1) {
                    order.swapAt(place, generator.index(below: place + 1))
                }
                for index in order {
                    let sign = isMember[index] ? 1.0 : -1.0
                    let product = vectors[index].product(with: weights) + weights[features]
                    let gradient = sign * product - 1 + diagonal * duals[index]
                    let projected = duals[index] == 0 ? min(gradient, 0) : gradient
                    highest = max(highest, projected)
                    lowest = min(lowest, projected)
                    guard projected.magnitude > 1e-12 else { continue }
                    let before = duals[index]
                    duals[index] = max(before - gradient / curvatures[index], 0)
                    let step = (duals[index] - before) * sign
                    vectors[index].add(to: weights, times: step)
                    weights[features] += step
                }
                if highest - lowest < tolerance { break }
            }
        }
        return weights
    }
}
