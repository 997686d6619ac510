import Foundation

/// Ishigami and Homma's function with a = 7 and b = 0.1, on the unit cube.
enum Ishigami {
    @Sendable static func value(_ point: [Double]) -> Double {
        let x = point.map { (2 * $0 - 1) * Double.pi }
        return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0])
    }
}
