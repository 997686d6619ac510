import Kernel
import Markup

extension Tag {
    static let exhibit = Exhibit(name: "tag") { reader in
        let words: [(Tone, Phrase)] = [
            (.plain, Phrase(zh: "已登记", en: "Registered")), (.waiting, Phrase(zh: "待商家答复", en: "Waits for the shop")),
            (.active, Phrase(zh: "调解中", en: "In mediation")), (.done, Phrase(zh: "已办结", en: "Settled")),
            (.stopped, Phrase(zh: "不予受理", en: "Not accepted")),
        ]
        return [
            Example("tones", div([.class("fx-filters")], .each(words) { node($0.0, $0.1, reader.language) }))
        ]
    }
}

extension ClockTag {
    static let exhibit = Exhibit(name: "clock-tag") { reader in
        let clocks: [ClockTag] = [
            ClockTag(.calm, Phrase(zh: "还剩12个工作日", en: "12 working days left"), due: Day(number: 20_000)),
            ClockTag(.blue, Phrase(zh: "还剩5个工作日", en: "5 working days left")),
            ClockTag(.yellow, Phrase(zh: "还剩3个工作日", en: "3 working days left")),
            ClockTag(.orange, Phrase(zh: "还剩1个工作日", en: "1 working day left")),
            ClockTag(.red, Phrase(zh: "今天到期", en: "Due today")),
            ClockTag(.late, Phrase(zh: "2个工作日", en: "by 2 working days")),
        ]
        return [Example("ladder", div([.class("fx-filters")], .each(clocks) { $0.node(reader.language) }))]
    }
}
