import Access
import Commons
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

extension ReportEndpoints {
    /// Form 2, typed by an official from phone, window, letter or a 12345 order.
    ///
    /// Whoever takes calls may write a report down; who may read it afterwards is another question.
    var registerPages: [Endpoint] {
        let fields = ReportFields(face: .desk, words: words)
        return [
            Endpoint.page(.get, Path(Self.registerPath), .permission(.reportRegister), .registerReport) { request in
                var pairs = Pairs().setting(FilingField.channel.rawValue, to: Channel.phone.rawValue)
                if let intake = request.query["intake"] {
                    pairs = pairs.setting(ReportFields.intake.name, to: intake)
                }
                return .page(registerPage(FormState(pairs), request))
            }
            .asking(ReportFields.intake),
            Endpoint.page(.post, Path(Self.registerPath), .permission(.reportRegister), .registerReport) { request in
                try await Response.refusing {
                    var read = request.fields
                    let filing = try fields.filing(from: &read, today: today())
                    let (desk, actor, shop) = (desk, request.actor, try await shop(of: filing))
                    return try await entered(request, at: Self.registeredPath) {
                        try await desk.register(filing, against: shop, by: actor)
                    }
                } page: { refusals in
                    registerPage(FormState(request.submission, refused: refusals), request)
                }
            }
            .taking(fields.all + [ReportFields.once]),
            Endpoint.page(
                .get, Path(Self.registeredPath), .permission(.reportRegister),
                Phrase(zh: "登记举报回执", en: "Receipt of a registered report")
            ) { request in
                guard let receipt = CarriedReport(of: request) else { return .seeOther(Self.registerPath) }
                return .page(registered(receipt, request))
            },
        ]
    }

    private func registerPage(_ state: FormState, _ request: Request) -> Node {
        ReportRegisterPage(
            state: state, fields: ReportFields(face: .desk, words: words),
            mark: state.values[ReportFields.once.name] ?? request.id
        )
        .node(links: navigation(Self.registerPath, request.actor), for: request.reader)
    }

    private func registered(_ receipt: CarriedReport, _ request: Request) -> Node {
        let language = request.language
        var page = ReportDonePage(receipt: receipt, authority: office(receipt))
        page.face = .desk
        page.links = navigation(Self.registerPath, request.actor)
        page.after = Button.row(
            a(
                [
                    .class("fx-button fx-button--primary"), .href(Self.registerPath), .autofocus(),
                    .data("key", "a"),
                ],
                .text(Phrase(zh: "登记下一件", en: "Register the next"), language)),
            .when(
                request.actor.reach(.reportRead) != nil,
                Button.link(
                    Phrase(zh: "打开这件举报", en: "Open this report"), to: ReportPath.show.link(receipt.id), language)))
        return page.node(for: request.reader)
    }
}

/// One dense page for form 2, in the order in which a caller tells it.
struct ReportRegisterPage {
    let state: FormState
    let fields: ReportFields
    /// What tells this page's sending from every other's.
    let mark: String

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        var frame = FormFrame(ReportEndpoints.registerPath)
        frame.isGuarded = true
        return PageShell(.desk, .registerReport, links: links).with { $0.isRefused = state.isRefused }
            .page(
                for: reader, Parts.style(reader),
                div(
                    [.class("fx-desk-head")], h1([.class("fx-title")], .text(.registerReport, language)),
                    Parts.quiet(
                        Phrase(
                            zh: "举报登记表（附件2）。Tab 逐项前进，方向键选择，Enter 提交。登记后只有办理举报的专人能查看。",
                            en:
                                "Registration form (form 2). Tab moves on, arrow keys choose, Enter sends. Afterwards only those with the post for reports can read it."
                        ), language)),
                div(
                    [.class("fx-register")],
                    frame
                        .node(
                            state, for: reader, intake, channel(reader), party(reader), matter(reader),
                            reporter(reader),
                            Button.row(Button.submit(Phrase(zh: "登记", en: "Register"), language)))))
    }

    private var intake: Node {
        let value = state.values[ReportFields.intake.name] ?? ""
        return .group([
            input([.type("hidden"), .name(ReportFields.once.name), .value(mark)]),
            .when(!value.isEmpty, input([.type("hidden"), .name(ReportFields.intake.name), .value(value)])),
        ])
    }

    private func part(_ title: Phrase, _ reader: Reader, _ content: Node...) -> Node {
        fieldset(
            [.class("fx-register__part")],
            legend([.class("fx-register__title")], .text(title, reader.language)),
            div([.class("fx-register__grid")], .group(content)))
    }

    private func draw(
        _ name: FilingField, _ reader: Reader, _ change: (inout FieldSet) -> Void = { _ in }
    ) -> Node {
        var set = FieldSet(fields.field(name))
        set.isCompact = true
        set.autocomplete = "off"
        change(&set)
        return set.node(state, for: reader)
    }

    private func channel(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "一、来源", en: "1. How it came"), reader,
            Segments(fields.field(.channel), isFirst: true).node(state, for: reader),
            draw(.hotlineNumber, reader) { $0.width = .half }, draw(.hotlineDueOn, reader) { $0.width = .short })
    }

    private func party(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "二、被举报人", en: "2. Reported party"), reader, draw(.respondentName, reader),
            draw(.respondentAddress, reader), draw(.respondentPhone, reader), draw(.premises, reader),
            draw(.respondentCreditCode, reader), draw(.platform, reader))
    }

    private func matter(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "三、违法线索和事实依据", en: "3. Clues and facts"), reader,
            div([.class("fx-register__wide")], draw(.narrative, reader) { $0.rows = 6 }),
            draw(.occurredOn, reader), draw(.problemClass, reader), draw(.isOnline, reader))
    }

    private func reporter(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "四、举报人（匿名的不填）", en: "4. Reporter (nothing where anonymous)"), reader,
            FieldSet(ReportFields.anonymous).node(state, for: reader), draw(.name, reader),
            draw(.phone, reader) { $0.inputmode = "tel" }, draw(.identityKind, reader), draw(.identityNumber, reader),
            draw(.address, reader), draw(.email, reader), FieldSet(ReportFields.secrecy).node(state, for: reader),
            FieldSet(ReportFields.reward).node(state, for: reader))
    }
}
