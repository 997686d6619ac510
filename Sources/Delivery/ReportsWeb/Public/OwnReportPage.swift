import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Privacy
import Reports
import Rulebook
import Web

/// A report for the one who reported: where it stands, what they are told, and a way to add to it.
struct OwnReportPage {
    let view: ReportView
    let words: CaseWords
    let today: Day
    /// Whether something was just added.
    let isNews: Bool

    private var report: Report { view.report }

    func node(for reader: Reader) -> Node {
        let language = reader.language
        let title = Phrase(zh: "举报 \(report.facts.number)", en: "Report \(report.facts.number)")
        return PageShell(.publicSide, title)
            .with { $0.back = PageShell.Link(.trackReport, ReportEndpoints.trackPath) }
            .page(
                for: reader, Parts.style(reader),
                .when(
                    isNews,
                    Notice.node(
                        .done, Phrase(zh: "补充内容已收到。", en: "What you added was received."), language, isNews: true)),
                div(
                    [.class("fx-case-head")],
                    h1(
                        [.class("fx-title")], .text(Phrase(zh: "举报 ", en: "Report "), language),
                        span([.class("fx-number")], .text(report.facts.number))),
                    Parts.state(report.state, language)),
                p([.class("fx-lead")], .text(sentence, language)),
                Panel.node(
                    Phrase(zh: "经过", en: "What happened"), language, id: "story",
                    Timeline(view.events.map { entry($0, language) } + coming).node(language)),
                Panel.node(
                    Phrase(zh: "您举报的内容", en: "What you reported"), language, id: "matter",
                    KeyValue.node([(.party, Parts.chinese(view.party.name, language))], language),
                    .some(view.texts[.narrative]) { Parts.story($0, language) }),
                .when(
                    !view.files.isEmpty,
                    Panel.node(
                        Phrase(zh: "您提交的材料", en: "Your files"), language, id: "material",
                        Parts.quiet(
                            Phrase(
                                zh: "打开页面后五分钟内可以查看；之后请重新输入查询码。",
                                en: "They open for five minutes; after that give the code again."), language),
                        files.node(language))),
                .when([.received, .verifying].contains(report.state), supplement(reader)))
    }

    private var files: ReportFileList {
        ReportFileList(view: view) { ReportEndpoints.ownFile.link($0.digest) }
    }

    private var sentence: Phrase {
        switch report.state {
        case .received: Phrase(zh: "正在确定由哪个部门核查。", en: "It is being found out which authority verifies it.")
        case .verifying:
            report.isBeingTested
                ? Phrase(zh: "正在检测鉴定，所需时间不计入核查期限。", en: "Something is being tested; that time does not count.")
                : Phrase(zh: "正在核查。", en: "It is being verified.")
        case .filed: Phrase(zh: "已经立案调查。", en: "A case was filed and is investigated.")
        case .notFiled: Phrase(zh: "经核查决定不予立案。", en: "After verification no case was filed.")
        case .noCompetence:
            Phrase(zh: "本部门没有处理权限，请看下面的说明。", en: "This authority is not competent; see below where to go.")
        case .duplicate:
            Phrase(zh: "同一事实已经举报过，不再另行处理。", en: "The same facts were reported before and are not handled twice.")
        case .transferred: Phrase(zh: "已移送有权部门。", en: "It was transferred to the competent department.")
        case .closed: Phrase(zh: "已办结。", en: "It is closed.")
        }
    }

    private func entry(_ event: ReportEvent, _ language: Language) -> Timeline.Entry {
        Timeline.Entry(.moment(event.at), event.kind.phrase)
            .with { entry in
                entry.body = .each(event.kind.textFields) { field in
                    .some(view.texts[PersonalField(rawValue: field)]) { Parts.story($0, language) }
                }
                if case .attached(let file) = event.kind { entry.body = files.face(file, language) }
                if case .notFiled(let codes, _, _) = event.kind {
                    entry.body = .group([
                        GroundList(codes, among: view.rules.notFilingGrounds).node(language), entry.body,
                    ])
                }
            }
    }

    private var coming: [Timeline.Entry] {
        guard let clock = view.clock, !report.isBeingTested else { return [] }
        return [
            Timeline.Entry(
                .dateWithWeekday(clock.due), Phrase(zh: "\(clock.period.title.zh)届满", en: clock.period.title.en)
            )
            .with { $0.isComing = clock.due >= today }
        ]
    }

    private func supplement(_ reader: Reader) -> Node {
        let language = reader.language
        let state = FormState()
        return Panel.node(
            Phrase(zh: "补充新的事实", en: "Add new facts"), language, id: "supplement",
            p(
                .text(
                    Phrase(
                        zh: "有新的事实的，核查期限自收到之日起重新计算。为了保密，每次都要输入查询码。",
                        en:
                            "New facts make the period start again on the day they arrive. For your safety the code is asked for each time."
                    ),
                    language)),
            FormFrame(ReportEndpoints.supplementPath).withFiles()
                .node(
                    state, for: reader,
                    input([.type("hidden"), .name(Field.trackingNumber.name), .value(report.facts.number)]),
                    FieldSet(ReportEndpoints.supplementText).node(state, for: reader),
                    FieldSet(ReportEndpoints.files.optional).node(state, for: reader),
                    ReportTrackPage.code.node(state, for: reader),
                    Button.row(Button.submit(Phrase(zh: "补充", en: "Add"), language))))
    }
}
