import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Privacy
import Reports
import Rulebook
import Web

extension ReportEndpoints {
    /// A report for those who have the post for it.
    var showPages: [Endpoint] {
        [
            .page(.get, ReportPath.show, .permission(.reportRead), Phrase(zh: "举报", en: "A report")) { request in
                let view = try await desk.show(try request.identifier("id"), by: request.actor)
                let word = PassingWord(of: request)
                return .page(try await page(of: view, request, done: word))
                    .showing(word, at: ReportPath.show.link(view.report.id.text))
            }
        ]
    }

    func page(
        of view: ReportView, _ request: Request, refused: [Refusal] = [], at step: ReportStep? = nil,
        done: PassingWord? = nil
    ) async throws -> Node {
        let accounts =
            view.events.map(\.actor) + [view.report.officer, view.report.facts.registrar].compactMap { $0 }
        let scene = ReportScene(
            view: view, reader: request.reader, actor: request.actor, words: words,
            names: try await words.names(of: accounts), today: today())
        let forms = ReportForms(scene: scene, refused: refused, step: step, sent: request.submission)
        var page = ReportPage(scene: scene, forms: forms)
        page.done = done.flatMap { ReportDone.phrase($0.text, view.report) }
        return page.node(links: navigation("", request.actor))
    }
}

/// A report and all that is needed to say it to one reader.
struct ReportScene {
    let view: ReportView
    let reader: Reader
    let actor: Actor
    let words: CaseWords
    let names: [String: String]
    let today: Day

    var language: Language { reader.language }
    var report: Report { view.report }

    var files: ReportFileList {
        let id = report.id.text
        return ReportFileList(view: view) { ReportPath.file.link(id, $0.digest) }
    }

    func text(_ field: PersonalField) -> String? { view.texts[field].flatMap { $0.isEmpty ? nil : $0 } }

    /// Who did something, by name for officials.
    func who(_ account: String) -> Phrase {
        switch account {
        case ReportEvent.reporter: .reporter
        case "system": Phrase(zh: "系统", en: "the system")
        default: Parts.official(account, names)
        }
    }
}

/// A report for the authority: left what it is and what has happened, right what can be done now.
struct ReportPage {
    let scene: ReportScene
    let forms: ReportForms
    /// What the step before this page did.
    var done: Phrase?

    private var report: Report { scene.report }
    private var language: Language { scene.language }

    func node(links: [PageShell.Link]) -> Node {
        let title = Phrase(zh: "举报 \(report.facts.number)", en: "Report \(report.facts.number)")
        return PageShell(.desk, title, links: links)
            .with {
                $0.isRefused = !forms.refused.isEmpty
                $0.back = PageShell.Link(.reportInbox, ReportEndpoints.inboxPath)
            }
            .page(
                for: scene.reader, Parts.style(scene.reader), head(title),
                .some(done) { Notice.node(.done, $0, language, isNews: true) }, forms.conflict, secrecy,
                SplitView.node(
                    .record,
                    .group([
                        ReportMatter(scene: scene).node,
                        Panel.node(
                            Phrase(zh: "材料", en: "Files"), language, id: "material", scene.files.node(language)),
                        Panel.node(
                            Phrase(zh: "经过", en: "What happened"), language, id: "story",
                            ReportStory(scene: scene).node),
                        EarlierReports(scene: scene).node,
                    ]),
                    forms.node))
    }

    private func head(_ title: Phrase) -> Node {
        CaseHead(title, report.state)
            .with {
                $0.ending = report.state == .closed ? report.outcome?.phrase : nil
                $0.clock = report.isBeingTested ? nil : scene.view.clock
                $0.marks = .when(report.facts.isAnonymous, Tag.node(.plain, .anonymous, language))
                $0.isImported = report.isImported
                $0.isErased = report.isErased
            }
            .node(today: scene.today, language)
    }

    private var secrecy: Node {
        Notice.node(
            .caution,
            report.facts.wantsSecrecy
                ? Phrase(zh: "举报人要求特别保密", en: "The reporter asked for special secrecy")
                : Phrase(zh: "举报内容依法保密", en: "Reports are secret by law"), language,
            p(
                .text(
                    Phrase(
                        zh: "举报人信息和办理情况不得告知被举报人或者无关人员（办法第三十七条）；办理投诉的人员也看不到本页。",
                        en:
                            "Neither the reporter nor the progress may be told to the reported party or to anybody unrelated (Order 121, art. 37). Those who handle complaints cannot see this page."
                    ),
                    language)))
    }
}
