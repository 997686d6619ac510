import Charts
import Kernel
import Markup
import TestSupport
import Testing

@Suite("A flow chart")
struct FlowChartTests {
    private static let chart = FlowChart(
        Phrase(zh: "投诉办理流程", en: "The course of a complaint"),
        boxes: [
            .init("received", .state, Phrase(zh: "已收到", en: "Received")),
            .init(
                "accept", .markedStep, Phrase(zh: "决定受理", en: "Accept"),
                lines: [Phrase(zh: "承办人", en: "the official"), Phrase(zh: "5个工作日", en: "5 working days")]),
            .init("decline", .step, Phrase(zh: "决定不予受理", en: "Decline")),
            .init("return", .step, Phrase(zh: "退回", en: "Return")),
            .init("accepted", .state, Phrase(zh: "已受理", en: "Accepted")),
            .init("closed", .end, Phrase(zh: "已办结", en: "Closed")),
        ],
        arrows: [
            ("received", "accept"), ("received", "decline"), ("received", "return"), ("return", "received"),
            ("accept", "accepted"), ("accepted", "closed"), ("decline", "closed"), ("closed", "nowhere"),
        ])

    @Test("Draws boxes from above, long ways around boxes and ways back at the side", arguments: Language.allCases)
    func picture(language: Language) throws {
        let text = String(decoding: Self.chart.picture(language).bytes, as: UTF8.self)
        try expectGolden(text.replacing("><", with: ">\n<"), "flow.\(language.rawValue).svg")
    }

    @Test("Every box stands within the picture, and none on another", arguments: 0..<40)
    func apart(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func draw(_ count: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(count))
        }
        let count = 1 + draw(18)
        let chart = FlowChart(
            Phrase(zh: "图", en: "chart"),
            boxes: (0..<count).map { .init("\($0)", .step, .verbatim("Box \($0)")) },
            arrows: (0..<draw(40)).map { _ in ("\(draw(count))", "\(draw(count))") })
        let text = String(decoding: chart.picture(.en).bytes, as: UTF8.self)
        let view = try #require(text.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/))
        let (width, height) = (try #require(Double(view.1)), try #require(Double(view.2)))
        let boxes = text.matches(of: /<rect[^>]* x="([-0-9.]+)" y="([-0-9.]+)" width="([0-9.]+)" height="([0-9.]+)"/)
            .map { (x: Double($0.1) ?? -1, y: Double($0.2) ?? -1, w: Double($0.3) ?? 0, h: Double($0.4) ?? 0) }
        #expect(boxes.count == count)
        for (index, one) in boxes.enumerated() {
            #expect(one.x >= 0 && one.y >= 0 && one.x + one.w <= width && one.y + one.h <= height)
            for other in boxes[(index + 1)...] {
                let isApart =
                    one.x + one.w <= other.x || other.x + other.w <= one.x || one.y + one.h <= other.y
                    || other.y + other.h <= one.y
                #expect(isApart, "\(one) \(other)")
            }
        }
    }
}
