import Access
import Calendars
import Kernel
import Markup
import Rulebook
import Web

extension PageShell.Face {
    /// How pages look for one who reads a case.
    init(of actor: Actor) {
        self =
            switch actor.roles.first?.side {
            case .authority: .desk
            case .counter: .counter
            default: .publicSide
            }
    }
}

/// Every clock of a case, with the internal limit beside the legal one for the authority.
struct CaseClocksPage {
    static let title = Phrase(zh: "本案的期限", en: "The clocks of this case")

    let places: CasePlaces
    let clocks: CaseClocks
    let id: String
    let ports: LawPorts

    func node(for request: Request) -> Node {
        let reader = request.reader
        let language = reader.language
        return PageShell(PageShell.Face(of: request.actor), Self.title)
            .with {
                $0.back = PageShell.Link(places.title(clocks.number), places.home(id, of: request.actor))
            }
            .page(
                for: reader, LawParts.style(reader),
                h1([.class("fx-title")], .text(Self.title, language)),
                p([.class("fx-quiet")], .text(places.title(clocks.number), language)),
                .when(
                    clocks.clocks.isEmpty,
                    p(.text(Phrase(zh: "还没有开始计算期限。", en: "No clock has started yet."), language))),
                .each(clocks.clocks) { clock in one(clock, language) })
    }

    private func one(_ one: CaseClock, _ language: Language) -> Node {
        let clock = one.clock
        let address = places.one.link(id, clock.period.id.rawValue)
        return section(
            [.class("fx-panel")], h2([.class("fx-panel__title")], .text(clock.period.title, language)),
            BothClocks(
                one: one, beside: clocks.isInside ? ports.beside(clock, clocks.authority) : nil, language: language
            )
            .node,
            p(
                a(
                    [.href(address)],
                    .text(Phrase(zh: "逐日计算和签名证明", en: "Day by day, and the signed certificate"), language))))
    }
}

/// The legal clock, and the authority's own beside it where it has one.
struct BothClocks {
    let one: CaseClock
    let beside: SideBySide?
    let language: Language

    var node: Node {
        div(
            [.class("fx-both")],
            side(
                Phrase(zh: "法定期限", en: "Legal"), one.clock.length.phrase, one.clock.due, done),
            .some(beside) { beside in
                .some(beside.house) { house in
                    side(
                        Phrase(zh: "内部期限（工作制度）", en: "Internal (working rules)"),
                        beside.limit?.length.phrase ?? one.clock.length.phrase, house.due,
                        Phrase(zh: "只约束本单位，逾期以法定期限为准", en: "binds the authority alone; overdue goes by the law"))
                }
            })
    }

    private func side(_ title: Phrase, _ length: Phrase, _ due: Day, _ remark: Phrase) -> Node {
        div(
            p(
                [.class("fx-quiet")],
                .text(Phrase(zh: "\(title.zh)：\(length.zh)", en: "\(title.en): \(length.en)"), language)),
            p([.class("fx-both__due")], .text(.dateWithWeekday(due), language)),
            p([.class("fx-quiet")], .text(remark, language)))
    }

    private var done: Phrase {
        guard let day = one.doneOn else { return Phrase(zh: "正在计算", en: "running") }
        let (zh, en) = (Language.zh.date(day), Language.en.date(day))
        return one.wasInTime == true
            ? Phrase(zh: "\(zh)已办，未逾期", en: "done on \(en), in time")
            : Phrase(zh: "\(zh)已办，逾期", en: "done on \(en), late")
    }
}

/// The certificate of one clock of a case.
struct CertificatePage {
    let places: CasePlaces
    let clocks: CaseClocks
    let one: CaseClock
    let id: String
    let ports: LawPorts

    func node(for request: Request) throws -> Node {
        let reader = request.reader
        let language = reader.language
        let period = one.clock.period.id.rawValue
        let content = try ports.content(
            one.clock, of: clocks.number, named: places.title(clocks.number), language)
        let beside = clocks.isInside ? ports.beside(one.clock, clocks.authority) : nil
        return PageShell(PageShell.Face(of: request.actor), CertificateContent.title)
            .with { $0.back = PageShell.Link(CaseClocksPage.title, places.list.link(id)) }
            .page(
                for: reader, LawParts.style(reader),
                h1([.class("fx-title")], .text(CertificateContent.title, language)),
                p(
                    [.class("fx-law__links")],
                    a([.href(places.pdf.link(id, period))], .text(.savePDF, language)), "　",
                    a([.href(places.json.link(id, period))], .text(.saveData, language))),
                .when(
                    beside?.house != nil,
                    BothClocks(one: one, beside: beside, language: language).node),
                article([.class("fx-law")], content.node))
    }
}

extension Phrase {
    static let savePDF = Phrase(zh: "下载PDF（内附签名数据）", en: "Save as PDF, signed data within")
    static let saveData = Phrase(zh: "下载签名数据（JSON）", en: "Save the signed data (JSON)")
}
