import Numbers

/// Turns the scores of a linear model into probabilities: a slope and a shift a label, then the softmax.
///
/// Guo et al. (2017), "On Calibration of Modern Neural Networks" (vector scaling), fitted on scores of texts that the
/// model was not trained on.
struct Calibration: Hashable, Sendable {
    var slopes: [Double]
    var shifts: [Double]

    init(labels: Int) {
        slopes = Array(repeating: 2, count: labels)
        shifts = Array(repeating: 0, count: labels)
    }

    init(slopes: [Double], shifts: [Double]) {
        self.slopes = slopes
        self.shifts = shifts
    }

    func probabilities(_ scores: [Double]) -> [Double] {
        let scaled = scores.indices.map { scores[$0] * slopes[$0] + shifts[$0] }
        let highest = scaled.max() ?? 0
        let powers = scaled.map { Elementary.exponential($0 - highest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// Fits to scores and true labels by gradient descent on the mean log loss, with a step that adapts by sign (Rprop).
    init(fitting scores: [[Double]], _ truths: [Int], labels: Int) {
        self.init(labels: labels)
        guard !scores.isEmpty else { return }
        var steps = Array(repeating: 0.1, count: labels * 2)
        var before = Array(repeating: 0.0, count: labels * 2)
        for _ in 0..<120 {
            var slopes = self.slopes
            var shifts = self.shifts
            let gradient = gradient(scores, truths)
            for place in gradient.indices {
                let turn = gradient[place] * before[place]
                if turn > 0 { steps[place] = min(steps[place] * 1.2, 1) }
                if turn < 0 { steps[place] = max(steps[place] * 0.5, 1e-5) }
                let move = gradient[place] > 0 ? -steps[place] : gradient[place] < 0 ? steps[place] : 0
                if place < labels {
                    slopes[place] = max(0.01, slopes[place] + move)
                } else {
                    shifts[place - labels] += move
                }
                before[place] = turn < 0 ? 0 : gradient[place]
            }
            (self.slopes, self.shifts) = (slopes, shifts)
        }
    }

    private func gradient(_ scores: [[Double]], _ truths: [Int]) -> [Double] {
        var gradient = Array(repeating: 0.0, count: slopes.count * 2)
        for (row, truth) in zip(scores, truths) {
            let chances = probabilities(row)
            for label in chances.indices {
                let error = chances[label] - (label == truth ? 1 : 0)
                gradient[label] += error * row[label]
                gradient[slopes.count + label] += error
            }
        }
        // A slight pull towards the common slope keeps labels with few texts in place.
        for label in slopes.indices {
            gradient[label] += 0.01 * (slopes[label] - 2)
            gradient[slopes.count + label] += 0.01 * shifts[label]
        }
        return gradient
    }
}
