import CaseParts
import Kernel
import Markup
import Rulebook
import Web

/// A signed computation as one reads it, on a page or on paper.
struct CertificateContent {
    static let title = Phrase(zh: "期限计算证明", en: "Certificate of a legal day")

    let clock: Clock
    /// The case whose clock it is, in words.
    let subject: Phrase?
    /// The rule set's title.
    let rules: Phrase
    let signed: JSON
    let language: Language

    var node: Node {
        let facts = ClockFacts(clock: clock, language: language)
        return .group([
            .some(subject) { p([.class("fx-paper__subject")], .text($0, language)) },
            p([.class("fx-paper__due")], .text(facts.headline, language)), facts.node,
            .some(facts.doubt) { doubt in
                div(
                    [.class("fx-paper__note")],
                    p(.text(Phrase(zh: "日期可能变动：\(doubt.zh)", en: "The date may change: \(doubt.en)"), language)))
            },
            h2(.text(Phrase(zh: "逐日计算", en: "Day by day"), language)),
            DayTable(clock: clock, language: language).node,
            div([.class("fx-paper__note")], p(.text(Self.note, language))),
            h2(.text(Phrase(zh: "签名", en: "Signature"), language)), seal,
        ])
    }

    private static let note = Phrase(
        zh: "这是按规定和日历推算的结果，不是行政决定；遇节假日顺延的两种理解均已列出。",
        en:
            "This is a computation from the rules and the calendar, not a decision; both readings of roll-over are given."
    )

    private var seal: Node {
        let (certificate, signature) = (signed["certificate"], signed["signature"])
        let lines: [(Phrase, String?)] = [
            (Phrase(zh: "签发时间", en: "Issued"), certificate?["issuedAt"]?.string),
            (Phrase(zh: "规定", en: "Rules"), rules(language)),
            (Phrase(zh: "算法", en: "Algorithm"), signature?["algorithm"]?.string),
            (Phrase(zh: "公钥", en: "Public key"), signature?["publicKey"]?.string),
            (Phrase(zh: "签名值", en: "Signature"), signature?["value"]?.string),
        ]
        return .group([
            dl(
                [.class("fx-seal")],
                .each(lines) { name, value in .some(value) { .group([dt(.text(name, language)), dd(.text($0))]) } }),
            p(
                [.class("fx-quiet")],
                .text(
                    Phrase(
                        zh: "签名的是计算结果的数据（PDF内附的文件）。核对：fangxin certificate verify 文件，或者与平台公布的公钥对照。",
                        en:
                            "What is signed is the computation as data, the file within the PDF. To check it: fangxin certificate verify FILE, or compare the key with the one that the platform publishes."
                    ), language)),
        ])
    }

    /// The same for print, with the signed data within.
    var paper: Paper {
        var paper = Paper(Self.title, language, h1(.text(Self.title, language)), node)
        paper.attachments = [Paper.Attachment(name: "fangxin-deadline.json", bytes: signed.bytes)]
        return paper
    }
}
