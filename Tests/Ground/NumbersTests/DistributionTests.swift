import Foundation
import Numbers
import Testing

/// Values by R 4.2.2.
@Suite("Distributions")
struct DistributionTests {
    @Test("Logarithm of the gamma function agrees with the C library")
    func logGamma() {
        let vectors = [
            (1e-05, 11.512919692895824), (0.1, 2.2527126517342055), (0.5, 0.5723649429247004), (1, 0.0),
            (1.5, -0.12078223763524543), (2, 0.0), (3.7, 1.4280723266653883), (9.99, 12.779315214350197),
            (10, 12.801827480081467), (41.5, 112.17437704317788), (1000.0, 5905.220423209181),
            (1000000.0, 12815504.569147611),
        ]
        for (x, wanted) in vectors {
            #expect((GammaFunction.logarithm(x) - wanted).magnitude < 2e-15 * max(1, wanted.magnitude), "\(x)")
        }
        #expect(GammaFunction.logarithm(0).isNaN)
    }

    @Test("Sine, cosine and the logarithm of 1 + x agree with the C library")
    func circle() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5000 {
            let x = (generator.unit() - 0.5) * 2000
            #expect((Elementary.sine(x) - Foundation.sin(x)).magnitude < 4e-16)
            #expect((Elementary.cosine(x) - Foundation.cos(x)).magnitude < 4e-16)
            let small = (generator.unit() - 0.5) * 1e-3
            #expect((Elementary.logarithmOfOnePlus(small) / Foundation.log1p(small) - 1).magnitude < 1e-15)
        }
    }

    @Test("Normal quantiles and tails are those of the error function")
    func normal() {
        for (share, wanted) in [
            (0.975, 1.959963984540054), (0.999, 3.090232306167813), (0.001, -3.090232306167813), (0.5, 0),
            (1e-12, -7.034483825301131),
        ] {
            #expect((Normal.quantile(share) - wanted).magnitude < 1e-12)
        }
        for x in stride(from: -8.0, through: 8, by: 0.37) {
            #expect((Normal.below(x) / (Foundation.erfc(-x / 2.0.squareRoot()) / 2) - 1).magnitude < 1e-13)
        }
        #expect(Normal.quantile(1) == .infinity)
        #expect(Normal.quantile(2).isNaN)
    }

    @Test("Student's t leaves the shares that R leaves")
    func student() {
        let vectors = [
            (2.0, 5.0, 0.1019394788298583), (1.96, 1000, 0.05027318495574872), (0.3, 1, 0.8144528418445154),
            (12, 47, 6.487598164658616e-16),
        ]
        for (t, freedom, wanted) in vectors {
            #expect((StudentT.outside(t, freedom: freedom) / wanted - 1).magnitude < 1e-7)
        }
    }

    @Test("Quantiles of counts are the first number whose sum of probabilities reaches the share")
    func quantiles() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<400 {
            let negative = NegativeBinomial(mean: generator.unit() * 40 + 0.01, size: generator.unit() * 20 + 0.05)
            let poisson = Poisson(mean: generator.unit() * 600)
            let share = [0.001, 0.5, 0.95, 0.99, 0.9999][generator.index(below: 5)]
            for counts in [negative as any Counting, poisson] {
                let quantile = counts.quantile(share)
                #expect(counts.atMost(quantile) >= share - 1e-12)
                #expect(quantile == 0 || counts.atMost(quantile - 1) < share + 1e-12)
                #expect((counts.atMost(quantile) + counts.above(quantile) - 1).magnitude < 1e-10)
            }
        }
        #expect(NegativeBinomial(size: 0.5, success: 6.0 / 7).quantile(0.95) == 1)
        #expect(NegativeBinomial(size: 1234.5, success: 0.01).quantile(0.999) == 133303)
        #expect(NegativeBinomial(size: 0, success: 0.5).quantile(0.9) == 0)
        #expect(Poisson(mean: 0).quantile(0.9) == 0)
        #expect(Poisson(mean: 3).quantile(1) == .infinity)
    }
}
