import Access
import CaseParts
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
                return .page(try registerPage(FormState(pairs), HeldFiles(), request))
            }
            .asking(ReportFields.intake),
            Endpoint.page(.post, Path(Self.registerPath), .permission(.reportRegister), .registerReport) { request in
                try await takeForm(request, fields) { filing in
                    let (desk, actor, shop) = (desk, request.actor, try await shop(of: filing))
                    return try await entered(request, at: Self.registeredPath) {
                        try await desk.register(filing, against: shop, by: actor)
                    }
                } page: { state, held in
                    try registerPage(state, held, request)
                }
            }
            .taking(fields.all + ReportFields.ofPage),
            Endpoint.page(
                .get, Path(Self.registeredPath), .permission(.reportRegister),
                Phrase(zh: "登记举报回执", en: "Receipt of a registered report")
            ) { request in
                guard let receipt = CarriedReceipt<Report>(of: request) else { return .seeOther(Self.registerPath) }
                return .page(registered(receipt, request))
            },
        ]
    }

    private func registerPage(_ state: FormState, _ held: HeldFiles, _ request: Request) throws -> Node {
        try ReportRegisterPage(
            state: state, fields: ReportFields(face: .desk, words: words),
            mark: state.values[ReportFields.once.name] ?? request.id, files: FileChoice(state, held, files)
        )
        .node(links: navigation(Self.registerPath, request.actor), for: request.reader)
    }

    private func registered(_ receipt: CarriedReceipt<Report>, _ request: Request) -> Node {
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
                    Phrase(zh: "打开这件举报", en: "Open this report"), to: ReportPath.show.link(receipt.id.text), language)))
        return page.node(for: request.reader)
    }
}

/// One dense page for form 2, in the order in which a caller tells it.
struct ReportRegisterPage {
    let state: FormState
    let fields: ReportFields
    /// What tells this page's sending from every other's.
    let mark: String
    let files: FileChoice

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        let form = RegisterForm(state, for: reader, field: fields.field)
        return PageShell(.desk, .registerReport, links: links).with { $0.isRefused = state.isRefused }
            .page(
                for: reader, Parts.style(reader),
                Parts.deskHead(
                    .registerReport, language,
                    Parts.quiet(
                        Phrase(
                            zh: "举报登记表（附件2）。Tab 逐项前进，方向键选择，Enter 提交。登记后只有办理举报的专人能查看。",
                            en:
                                "Registration form (form 2). Tab moves on, arrow keys choose, Enter sends. Afterwards only those with the post for reports can read it."
                        ), language)),
                div(
                    [.class("fx-register")],
                    RegisterForm.frame(ReportEndpoints.registerPath).withFiles()
                        .node(
                            state, for: reader, intake, form.source(),
                            form.business(Phrase(zh: "二、被举报人", en: "2. Reported party")), matter(form),
                            reporter(form, reader),
                            Button.row(Button.submit(Phrase(zh: "登记", en: "Register"), language)))))
    }

    private var intake: Node {
        let value = state.values[ReportFields.intake.name] ?? ""
        return .group([
            input([.type("hidden"), .name(ReportFields.once.name), .value(mark)]),
            .when(!value.isEmpty, input([.type("hidden"), .name(ReportFields.intake.name), .value(value)])),
        ])
    }

    private func matter(_ form: RegisterForm) -> Node {
        form.part(
            Phrase(zh: "三、违法线索和事实依据", en: "3. Clues and facts"),
            div([.class("fx-register__wide")], form.draw(.narrative) { $0.rows = 6 }),
            form.draw(.occurredOn), form.draw(.problemClass), form.draw(.isOnline),
            div([.class("fx-register__wide")], files.node(form.reader)))
    }

    private func reporter(_ form: RegisterForm, _ reader: Reader) -> Node {
        form.part(
            Phrase(zh: "四、举报人（匿名的不填）", en: "4. Reporter (nothing where anonymous)"),
            FieldSet(ReportFields.anonymous).node(state, for: reader), form.draw(.name),
            form.draw(.phone) { $0.inputmode = "tel" }, form.draw(.identityKind), form.draw(.identityNumber),
            form.draw(.address), form.draw(.email), FieldSet(ReportFields.secrecy).node(state, for: reader),
            FieldSet(ReportFields.reward).node(state, for: reader))
    }
}
