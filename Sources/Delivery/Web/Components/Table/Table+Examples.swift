import Kernel
import Markup

extension Table {
    static let exhibit = Exhibit(name: "table") { reader in
        let language = reader.language
        let columns = [
            Column("number", Phrase(zh: "编号", en: "Number")), Column("shop", Phrase(zh: "商家", en: "Shop")),
            Column("amount", Phrase(zh: "金额", en: "Amount"), isNumber: true, isSortable: true),
            Column("due", Phrase(zh: "时限", en: "Clock"), isSortable: true),
        ]
        let urgent = Table(Phrase(zh: "待办投诉，最急的在前", en: "Complaints to be done, the most urgent first"), columns)
            .with { $0.order = Order("due") }
        // Two tables of one page never have one caption: each is a place to go to by its name.
        let dense = Table(Phrase(zh: "待办投诉，紧凑显示", en: "Complaints to be done, densely set"), columns)
            .with {
                $0.order = Order("due")
                $0.isDense = true
            }
        let rows = [
            Row(
                id: "r1", isCurrent: true, a([.href("#")], "TS-2026-000128"),
                .text(Phrase(zh: "内蒙古自治区锡林郭勒盟东乌珠穆沁旗蓝天健身服务有限责任公司", en: "Blue Sky Fitness Services Co., Ltd."), language),
                .text(language.money(Money(fen: 298_000))),
                ClockTag(.red, Phrase(zh: "今天到期", en: "Due today")).node(language)),
            Row(
                id: "r2", a([.href("#")], "TS-2026-000097"), .text(Phrase(zh: "张记面馆", en: "Zhang’s Noodles"), language),
                .text(language.money(Money(fen: 3_600))),
                ClockTag(.yellow, Phrase(zh: "还剩3个工作日", en: "3 working days left")).node(language)),
            Row(
                id: "r3", a([.href("#")], "TS-2026-000131"),
                .text(Phrase(zh: "海风海鲜大排档", en: "Sea Breeze Seafood"), language),
                .text(language.money(Money(fen: 128_000))),
                ClockTag(.calm, Phrase(zh: "还剩12个工作日", en: "12 working days left")).node(language)),
        ]
        return [
            Example("sorted", urgent.node(rows, for: reader)), Example("dense", dense.node(rows, for: reader)),
        ]
    }
}
