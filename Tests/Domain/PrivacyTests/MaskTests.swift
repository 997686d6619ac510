import Privacy
import Testing

@Suite("Masks")
struct MaskTests {
    @Test(
        "Each field is shown as its mask says",
        arguments: [
            (.name, "张三", "张**"), (.name, "张小明", "张**"), (.name, "欧阳娜娜", "欧阳**"), (.name, "欧阳", "欧**"),
            (.name, " 李四", "李**"), (.name, "John Smith", "J**"), (.name, "", ""),
            (.phone, "13812345678", "138****5678"), (.phone, "+44 20 7946 0958", "+442****0958"),
            (.phone, "+86 138-1234-5678", "138****5678"),
            (.phone, "０１３８１２３４５６７８", "138****5678"), (.phone, "029-88886666", "029****6666"),
            (.phone, "88886666", "****66"), (.phone, "110", "****"), (.phone, "无", "****"), (.phone, "", ""),
            (.residentID, "61010219900101001X", "6101**********001X"),
            (.residentID, "610102900101001", "6101*******1001"), (.residentID, "", ""),
            (.otherID, "E12345678", "E******78"), (.otherID, "E1", "**"),
            (.email, "zhang.san@example.com", "z***@example.com"), (.email, "nonsense", "***"), (.email, "", ""),
            (.account, "6222 0212 0200 1234 567", "****4567"), (.account, "123", "****"), (.account, "", ""),
            (.plate, "陕A·12345", "****2345"),
            (PersonalField(rawValue: "person.other"), "anything", "***"),
        ] as [(PersonalField, String, String)])
    func fields(field: PersonalField, value: String, masked: String) {
        #expect(field.masked(value) == masked)
    }

    @Test(
        "An address is shown down to its county",
        arguments: [
            ("陕西省西安市雁塔区小寨东路1号", "陕西省西安市雁塔区"), ("西安市雁塔区小寨东路1号", "西安市雁塔区"),
            ("雁塔区小寨东路1号", "雁塔区"), ("北京市朝阳区建国路93号", "北京市朝阳区"),
            ("浙江省杭州市西湖区文三路", "浙江省杭州市西湖区"), ("江西省吉安市吉州区阳明路1号", "江西省吉安市吉州区"),
            ("山东省济南市市中区经二路", "山东省济南市市中区"), ("江苏省昆山市玉山镇前进路8号", "江苏省昆山市"),
            ("新疆维吾尔自治区伊犁哈萨克自治州伊宁市解放路", "新疆维吾尔自治区伊犁哈萨克自治州伊宁市"),
            ("甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县吹麻滩镇", "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县"),
            ("内蒙古自治区锡林郭勒盟苏尼特左旗满都拉图镇", "内蒙古自治区锡林郭勒盟苏尼特左旗"),
            ("山西省临汾市乡宁县昌宁镇", "山西省临汾市乡宁县"), ("甘肃省庆阳市镇原县城关镇", "甘肃省庆阳市镇原县"),
            ("西安市小寨东路1号阳光小区3栋", "西安市"), ("西安市高新区锦业路1号", "西安市高新区"),
            ("湖南省常德市武陵区穿紫河街道", "湖南省常德市武陵区"), ("吉林省长春市阳光小区3栋", "吉林省长春市"),
            ("小寨东路1号", "***"), ("1号楼2单元", "***"), ("", ""),
        ])
    func addresses(address: String, masked: String) {
        #expect(Mask.address(address) == masked)
    }

    @Test("A narrative keeps its words and loses its persons")
    func narrative() {
        let text =
            "我叫张三，电话13812345678，身份证61010219900101001X，卡号6222021202001234567，邮箱zs@example.com，车牌陕A12345，要求退款1280元。"
        #expect(
            Mask.narrative(text)
                == "我叫张**，电话138****5678，身份证6101**********001X，卡号****4567，邮箱z***@example.com，车牌****2345，要求退款1280元。")
        #expect(Mask.narrative("要求退款1280元") == "要求退款1280元")
    }

    @Test("A masked narrative holds nothing that is recognised again but a masked name")
    func again() {
        let masked = Mask.narrative("联系人：欧阳娜娜 电话 138 1234 5678 或 029-88886666，zs@example.com")
        let kinds = Recogniser.findings(in: masked).map(\.kind)
        #expect(!kinds.contains(.mobile) && !kinds.contains(.landline))
        #expect(!masked.contains("娜娜"))
    }

    @Test(
        "Two ways to write one number are one number in a search",
        arguments: [
            (.phone, "+86 138-1234-5678", "13812345678"), (.phone, "０１３８１２３４５６７８", "13812345678"),
            (.phone, "008613812345678", "13812345678"), (.phone, "029-8888 6666", "02988886666"),
            (.residentID, "61010219900101001x", "61010219900101001X"), (.email, " ZS@Example.com ", "zs@example.com"),
            (.account, "6222 0212 0200", "622202120200"), (.plate, "陕a·12345", "陕A12345"),
        ] as [(PersonalField, String, String)])
    func normalized(field: PersonalField, value: String, normal: String) {
        #expect(field.normalized(value) == normal)
    }
}
