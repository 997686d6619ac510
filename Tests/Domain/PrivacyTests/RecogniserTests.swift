import Fixtures
import Privacy
import Seals
import Testing

@Suite("The recogniser of personal data")
struct RecogniserTests {
    private func found(_ text: String) -> [String] {
        Recogniser.findings(in: text).map { "\($0.kind.rawValue) \($0.text)" }
    }

    @Test(
        "What is a person's is found",
        arguments: [
            ("电话13812345678", ["mobile 13812345678"]), ("Tel:+86 138 1234 5678.", ["mobile 86 138 1234 5678"]),
            ("138-1234-5678", ["mobile 138-1234-5678"]), ("１３８１２３４５６７８", ["mobile １３８１２３４５６７８"]),
            ("1381234567813987654321", ["mobile 13812345678", "mobile 13987654321"]),
            ("电话13812345678 3月1日打过", ["mobile 13812345678"]),
            ("13812345678、13987654321", ["mobile 13812345678", "mobile 13987654321"]),
            ("029-88886666", ["landline 029-88886666"]), ("(0351)4123456", ["landline 0351)4123456"]),
            ("01088886666", ["landline 01088886666"]),
            ("身份证61010219900101001X", ["residentID 61010219900101001X"]),
            ("11010519491231002x", ["residentID 11010519491231002x"]),
            ("610102 19900101 0011", ["residentID 610102 19900101 0011"]),
            ("610102900101001", ["residentID 610102900101001"]),
            ("卡号6222021202001234567", ["bankCard 6222021202001234567"]),
            ("4111 1111 1111 1111", ["bankCard 4111 1111 1111 1111"]),
            ("写信到zhang.san+a@mail.example.cn。", ["email zhang.san+a@mail.example.cn"]),
            ("车牌陕A12345", ["plate 陕A12345"]), ("沪AD12345停在", ["plate 沪AD12345"]), ("京A·F0236", ["plate 京A·F0236"]),
            ("姓名：张三", ["name 张三"]), ("联系人李小四，", ["name 李小四"]), ("我叫王五在超市", ["name 王五"]),
            ("我姓赵，", ["name 赵"]), ("免贵姓欧阳", ["name 欧阳"]), ("投诉人姓名 诸葛孔明", ["name 诸葛孔明"]),
        ])
    func persons(text: String, expected: [String]) {
        #expect(found(text) == expected)
    }

    @Test(
        "What is nobody's is left alone",
        arguments: [
            "", "退款1280元", "2026-04-15 10:30", "2026年4月15日", "订单号20260415103000123", "拨打12315", "400-800-8888",
            "12345678901", "单号SF1381234567890", "c13812345678a", "4111 1111 1111 1112", "a@b", "@某人",
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "01j0000000000000000000000a",
            "百姓生活", "老板姓不好", "净含量500ml", "川菜A套餐", "91610000123456789X",
        ])
    func nobody(text: String) {
        #expect(found(text).isEmpty, "\(found(text))")
    }

    @Test("Findings stand in order, apart, and in the text where they say, whatever is put together")
    func composed() {
        let pieces = [
            "13812345678", " ", "-", "X", "61010219900101001", "，", "我叫", "张三", "的", "@", "a.cn", "陕A", "12345", "029",
            "姓",
        ]
        var random = RandomSource.seeded(8)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in
                    pieces[Int.random(in: pieces.indices, using: &random)]
                }
                .joined()
            let scalars = Array(text.unicodeScalars)
            var last = 0
            for finding in Recogniser.findings(in: text) {
                #expect(finding.range.lowerBound >= last)
                last = finding.range.upperBound
                #expect(Array(finding.text.unicodeScalars) == Array(scalars[finding.range]))
            }
        }
    }
}
