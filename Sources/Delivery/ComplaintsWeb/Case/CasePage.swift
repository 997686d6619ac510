import Access
import CaseParts
import Commons
import Complaints
import Kernel
import Markup
import Privacy
import Rulebook
import Web

/// A case for the authority: left what it is and what has happened, right what can be done now.
struct CasePage {
    let scene: CaseScene
    let forms: CaseForms
    /// Whether the page tells when somebody else works on the case.
    var isLive = false
    /// What the step before this page did, and who was told.
    var done: Phrase?

    private var complaint: Complaint { scene.complaint }
    private var language: Language { scene.language }

    func node(links: [PageShell.Link]) -> Node {
        let number = complaint.facts.number
        let title = Phrase(zh: "投诉 \(number)", en: "Complaint \(number)")
        return PageShell(.desk, title, links: links)
            .with {
                $0.isRefused = forms.isRefused
                $0.isLive = isLive
                $0.back = PageShell.Link(.inbox, ComplaintPages.inboxPath)
            }
            .page(
                for: scene.reader, Parts.style(scene.reader), head(title),
                .when(isLive, CaseNews.node(complaint)),
                .some(done) { Notice.node(.done, $0, language, isNews: true) }, forms.conflict,
                SplitView.node(
                    .record,
                    .group([
                        CaseMatter(scene: scene).node,
                        Panel.node(
                            Phrase(zh: "经过", en: "What happened"), language, id: "story", CaseStory(scene: scene).node),
                        CaseMaterial(scene: scene).node, EarlierCases(scene: scene).node,
                    ]),
                    forms.node))
    }

    private func head(_ title: Phrase) -> Node {
        // A case that was withdrawn after acceptance ends like one that was terminated, and is not called so.
        let isWithdrawn =
            complaint.state == .terminated && complaint.terminationGround == scene.withdrawalGround
        return CaseHead(title, isWithdrawn ? .withdrawn : complaint.state)
            .with {
                $0.ending = complaint.state == .closed ? complaint.outcome?.phrase : nil
                $0.clock = scene.view.clock
                $0.marks = hotline
                $0.isImported = complaint.isImported
                $0.isErased = complaint.isErased
            }
            .node(today: scene.today, language)
    }

    private var hotline: Node {
        .some(complaint.hotlineOrder) { order in
            span(
                [.class("fx-quiet")],
                .text(Phrase(zh: "12345（非法定）", en: "12345 (not statutory)"), language),
                " \(order.number) ",
                .some(order.dueOn) { Parts.hotline($0, today: scene.today, language) })
        }
    }
}

/// What the complaint is about and who the parties are.
struct CaseMatter {
    let scene: CaseScene

    private var language: Language { scene.language }
    private var facts: CaseFacts { scene.complaint.facts }

    var node: Node {
        Panel.node(
            Phrase(zh: "投诉内容", en: "The complaint"), language, id: "matter",
            .when(
                scene.complaint.isErased,
                MaskingLine.erased(language)),
            .some(scene.text(.narrative)) { Parts.story($0, language) },
            div(
                [.class("fx-case-facts")],
                section(
                    h3(.text(Phrase(zh: "诉求与事实", en: "Wish and facts"), language)),
                    KeyValue.node(matter, language)),
                section(h3(.text(.complainant, language)), KeyValue.node(complainant, language), masking),
                section(h3(.text(.respondent, language)), KeyValue.node(respondent, language))))
    }

    private func line(_ name: Phrase, _ value: String?) -> (name: Phrase, value: Node?)? {
        value.map { (name, Parts.chinese($0, language)) }
    }

    private func said(_ name: Phrase, _ value: Phrase?) -> (name: Phrase, value: Node?)? {
        value.map { (name, .text($0, language)) }
    }

    private var matter: [(name: Phrase, value: Node?)] {
        let requests = facts.requests.map { RequestWord.phrase($0) }
        let classes = [facts.subjectClass, facts.problemClass].compactMap { $0 }
            .map(scene.words.named)
        let marks =
            (facts.isOnline ? [Phrase(zh: "网购", en: "online")] : [])
            + (facts.isPrepaid ? [Phrase(zh: "预付式消费", en: "paid in advance")] : [])
        return [
            said(Phrase(zh: "要求", en: "Wants"), requests.isEmpty ? nil : Parts.joined(requests)),
            line(Phrase(zh: "要求说明", en: "More"), scene.text(.requestNote)),
            line(Phrase(zh: "商品或服务", en: "Goods or service"), scene.text(.product)),
            said(Phrase(zh: "类别 / 问题", en: "Class / problem"), classes.isEmpty ? nil : Parts.joined(classes)),
            said(Phrase(zh: "消费金额", en: "Paid"), facts.amount.map(Self.money)),
            said(Phrase(zh: "争议金额", en: "In dispute"), facts.disputeAmount.map(Self.money)),
            said(Phrase(zh: "发生日期", en: "Happened on"), facts.occurredOn.map(Phrase.dateWithWeekday)),
            said(Phrase(zh: "方式", en: "How"), marks.isEmpty ? nil : Parts.joined(marks)),
            said(Phrase(zh: "来源", en: "Channel"), Channel.phrase(facts.channel)),
            said(Phrase(zh: "平台收到", en: "Platform got it"), facts.platformReceivedAt.map(Phrase.moment)),
            said(
                Phrase(zh: "有权部门收到", en: "Authority got it"),
                scene.complaint.competentReceivedAt.map(Phrase.moment)),
            said(Phrase(zh: "承办人", en: "Official"), scene.complaint.officer.map(scene.who)),
            said(Phrase(zh: "登记人", en: "Registered by"), facts.registrar.map(scene.who)),
        ]
        .compactMap { $0 }
    }

    private var complainant: [(name: Phrase, value: Node?)] {
        [
            (Phrase(zh: "姓名", en: "Name"), scene.text(.name).map { Parts.chinese($0, language) }),
            (Phrase(zh: "电话", en: "Telephone"), scene.text(.phone).map { span([.class("fx-number")], .text($0)) }),
            line(Phrase(zh: "邮箱", en: "E-mail"), scene.text(.email)),
            line(Phrase(zh: "居民身份证", en: "Resident ID"), scene.text(.residentID)),
            line(Phrase(zh: "其他证件", en: "Other document"), scene.text(.otherID)),
            line(Phrase(zh: "地址", en: "Address"), scene.text(.address)),
            line(Phrase(zh: "代理人", en: "Agent"), scene.text(.agentName)),
            line(Phrase(zh: "代理人电话", en: "Agent’s telephone"), scene.text(.agentPhone)),
            said(Phrase(zh: "同意公示", en: "May be published"), Self.yes(facts.consentsToPublication)),
            said(Phrase(zh: "同意委托调解", en: "May be entrusted"), Self.yes(facts.consentsToEntrustment)),
            said(Phrase(zh: "电话可告知商家", en: "Phone may be told"), Self.yes(facts.sharesContact)),
        ]
        .compactMap { $0 }
    }

    private var masking: Node {
        guard !scene.complaint.isErased else { return .nothing }
        return MaskingLine(
            isMasked: scene.view.isMasked,
            unmasking: scene.actor.reach(.complaintUnmask) == nil ? nil : CaseStep.unmasking.phrase,
            shown: Phrase(zh: "正在显示完整个人信息，本次查看已记入日志", en: "Personal data is shown in full; this look is on the record"),
            address: CasePath.show.link(scene.complaint.id.text)
        )
        .node(language)
    }

    private var respondent: [(name: Phrase, value: Node?)] {
        let firm = scene.view.respondent
        return [
            (Phrase(zh: "名称", en: "Name"), Parts.chinese(firm.name, language)),
            line(Phrase(zh: "统一社会信用代码", en: "Credit code"), firm.creditCode),
            (Phrase(zh: "地址", en: "Address"), firm.address.map { Parts.chinese($0, language) }),
            line(Phrase(zh: "平台", en: "Platform"), firm.platform),
            line(Phrase(zh: "电话", en: "Telephone"), firm.phone),
            (Phrase(zh: "登记店铺", en: "Registered shop"), shop(firm.premises)),
            said(Phrase(zh: "分送", en: "Sent to"), scene.complaint.routing.map(scene.words.office)),
        ]
        .compactMap { $0 }
    }

    /// The shop of the registry that the case is linked with; a link for those who may open it.
    private func shop(_ premises: String?) -> Node {
        guard premises != nil else { return .text(Phrase(zh: "未关联", en: "Not linked"), language) }
        guard let address = scene.shopAddress else { return .text(Phrase(zh: "已关联", en: "Linked"), language) }
        return a([.href(address)], .text(Phrase(zh: "打开店铺档案", en: "Open the shop’s file"), language))
    }

    private static func money(_ money: Money) -> Phrase {
        Phrase(zh: Language.zh.money(money), en: Language.en.money(money))
    }

    private static func yes(_ claim: Bool) -> Phrase {
        claim ? Phrase(zh: "是", en: "Yes") : Phrase(zh: "否", en: "No")
    }
}
