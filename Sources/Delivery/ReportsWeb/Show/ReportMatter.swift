import Access
import CaseParts
import Commons
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Privacy
import Reports
import Web

/// What is reported, by whom, and about whom.
struct ReportMatter {
    let scene: ReportScene

    private var language: Language { scene.language }
    private var facts: ReportFacts { scene.report.facts }

    var node: Node {
        Panel.node(
            Phrase(zh: "举报内容", en: "The report"), language, id: "matter",
            .when(
                scene.report.isErased,
                MaskingLine.erased(language)),
            .some(scene.text(.narrative)) { Parts.story($0, language) },
            div(
                [.class("fx-case-facts")],
                section(
                    h3(.text(Phrase(zh: "线索", en: "Clue"), language)), KeyValue.node(matter, language)),
                section(h3(.text(.reporter, language)), reporter),
                section(h3(.text(.party, language)), KeyValue.node(party, language))))
    }

    private func line(_ name: Phrase, _ value: String?) -> (name: Phrase, value: Node?)? {
        value.map { (name, Parts.chinese($0, language)) }
    }

    private func said(_ name: Phrase, _ value: Phrase?) -> (name: Phrase, value: Node?)? {
        value.map { (name, .text($0, language)) }
    }

    private var matter: [(name: Phrase, value: Node?)] {
        [
            said(.reportClass, facts.reportClass.map(scene.words.named)),
            said(Phrase(zh: "发生日期", en: "Happened on"), facts.occurredOn.map(Phrase.dateWithWeekday)),
            line(Phrase(zh: "具体问题", en: "In detail"), scene.text(.reportDetail)),
            line(Phrase(zh: "事发地", en: "Where"), scene.text(.reportPlace)),
            line(Phrase(zh: "反馈内容", en: "Feedback"), scene.text(.reportFeedback)),
            said(Phrase(zh: "来源", en: "Channel"), Channel.phrase(facts.channel)),
            said(Phrase(zh: "平台收到", en: "Platform got it"), facts.platformReceivedAt.map(Phrase.moment)),
            said(
                Phrase(zh: "最近收到材料", en: "Last of it received"), scene.report.lastReceivedAt.map(Phrase.moment)),
            said(Phrase(zh: "承办", en: "Handled by"), scene.report.routing.map(scene.words.office)),
            said(Phrase(zh: "承办人", en: "Official"), scene.report.officer.map(scene.who)),
            said(Phrase(zh: "登记人", en: "Registered by"), facts.registrar.map(scene.who)),
            line(Phrase(zh: "立案编号", en: "Case number"), scene.report.caseNumber),
            message,
        ]
        .compactMap { $0 }
    }

    /// The complaint of the same message, for those who may read complaints too.
    private var message: (name: Phrase, value: Node?)? {
        guard facts.intake != scene.report.id.text else { return nil }
        let name = Phrase(zh: "同一来件的投诉", en: "Complaint of the same message")
        guard scene.actor.reach(.complaintRead) != nil else {
            return said(name, Phrase(zh: "有（分别办理）", en: "There is one, handled apart"))
        }
        return (
            name,
            a(
                [.href(Path("/desk/complaints/{id}").link(facts.intake))],
                .text(Phrase(zh: "打开", en: "Open it"), language))
        )
    }

    private var reporter: Node {
        guard !facts.isAnonymous else {
            return Parts.quiet(
                Phrase(zh: "匿名举报，没有保存身份和联系方式。", en: "Anonymous: neither name nor contact was kept."), language)
        }
        return .group([
            KeyValue.node(
                [
                    line(Phrase(zh: "姓名", en: "Name"), scene.text(.name)),
                    line(Phrase(zh: "电话", en: "Telephone"), scene.text(.phone)),
                    line(Phrase(zh: "邮箱", en: "E-mail"), scene.text(.email)),
                    line(Phrase(zh: "居民身份证", en: "Resident ID"), scene.text(.residentID)),
                    line(Phrase(zh: "其他证件", en: "Other document"), scene.text(.otherID)),
                    line(Phrase(zh: "地址", en: "Address"), scene.text(.address)),
                    said(
                        Phrase(zh: "申请奖励", en: "Applies for a reward"),
                        facts.wantsReward ? Phrase(zh: "是", en: "Yes") : Phrase(zh: "否", en: "No")),
                ]
                .compactMap { $0 }, language),
            masking,
        ])
    }

    private var masking: Node {
        guard !scene.report.isErased else { return .nothing }
        return MaskingLine(
            isMasked: scene.view.isMasked,
            unmasking: scene.actor.reach(.reportUnmask) == nil ? nil : ReportStep.unmasking.phrase,
            shown: Phrase(zh: "正在显示举报人完整信息，本次查看已记入日志", en: "The reporter is shown in full; this look is on the record"),
            address: ReportPath.show.link(scene.report.id.text)
        )
        .node(language)
    }

    private var party: [(name: Phrase, value: Node?)] {
        let party = scene.view.party
        return [
            line(Phrase(zh: "名称", en: "Name"), party.name),
            line(Phrase(zh: "统一社会信用代码", en: "Credit code"), party.creditCode),
            (Phrase(zh: "地址", en: "Address"), party.address.map { Parts.chinese($0, language) }),
            line(Phrase(zh: "平台", en: "Platform"), party.platform),
            line(Phrase(zh: "电话", en: "Telephone"), party.phone),
        ]
        .compactMap { $0 }
    }
}

/// Earlier reports of the same telephone and about the same business: the same facts are not handled twice.
struct EarlierReports {
    let scene: ReportScene

    var node: Node {
        Panel.node(
            Phrase(zh: "以往举报", en: "Earlier reports"), scene.language, id: "earlier",
            table(Phrase(zh: "同一电话", en: "The same telephone"), scene.view.earlierOfReporter),
            table(Phrase(zh: "同一商家", en: "The same business"), scene.view.earlierOfParty))
    }

    private func table(_ title: Phrase, _ rows: [ReportRow]) -> Node {
        let language = scene.language
        return Parts.earlier(
            title,
            [
                .init("number", .reportNumber), .init("day", Phrase(zh: "登记", en: "Registered")),
                .init("party", .party), .init("class", .reportClass), .init("state", .state),
            ],
            rows.map { row in
                Table.Row(
                    a([.class("fx-number"), .href(ReportPath.show.link(row.id.text))], .text(row.number)),
                    span([.class("fx-number")], .text(.shortDate(Day(at: row.registeredAt)), language)),
                    Parts.chinese(row.partyName, language),
                    row.reportClass.map { .text(scene.words.named($0), language) } ?? Parts.nothing,
                    Parts.state(row.state, language))
            }, for: scene.reader)
    }
}
