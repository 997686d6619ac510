import Foundation
import Numbers
import Testing

@Suite("Elementary functions")
struct ElementaryTests {
    @Test("Logarithm, exponential and power agree with the C library to a few units in the last place")
    func agreement() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let x = Foundation.exp((generator.unit() - 0.5) * 1400)
            #expect(
                (Elementary.logarithm(x) - Foundation.log(x)).magnitude <= 4e-16
                    * max(1e-300, Foundation.log(x).magnitude))
            let y = (generator.unit() - 0.5) * 1400
            #expect((Elementary.exponential(y) / Foundation.exp(y) - 1).magnitude < 5e-16)
            let z = generator.unit() * 100
            let p = generator.unit() * 8 - 4
            #expect((Elementary.power(z, p) / Foundation.pow(z, p) - 1).magnitude < 1e-14)
        }
        let nearOne = 1 + 1e-9
        #expect((Elementary.logarithm(nearOne) / Foundation.log(nearOne) - 1).magnitude < 1e-15)
    }
}
