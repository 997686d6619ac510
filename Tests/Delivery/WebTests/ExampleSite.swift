import Access
import Kernel
import Markup
import Web

/// A small site with one feature: leaving a note for a shop, as a form and in the API.
struct ExampleSite {
    static let name = Field("name", Phrase(zh: "姓名", en: "Name"), .text(max: 20))
    static let day = Field("paidOn", Phrase(zh: "付款日期", en: "Day of payment"), .day)
    static let amount = Field("amount", Phrase(zh: "金额", en: "Amount"), .money)
    static let kind = Field(
        "kind", Phrase(zh: "类别", en: "Kind"),
        .choice([
            Schema.Choice("goods", Phrase(zh: "商品", en: "Goods")),
            Schema.Choice("service", Phrase(zh: "服务", en: "Service")),
        ]))
    static let note = Field("note", Phrase(zh: "说明", en: "Note"), .text(max: 2000, isMultiline: true)).optional
    static let files = Field(
        "files", Phrase(zh: "凭证", en: "Evidence"),
        .file(Schema.FileRule(types: ["image/jpeg"], maxBytes: 1_000_000, maxCount: 2))
    )
    .optional
    static let answer = Schema.object([Field("id", Phrase(zh: "编号", en: "Number"), .text(max: 40)), name])

    let uploads = MemoryUploads()

    static func form(_ state: FormState, for reader: Reader) -> Node {
        PageShell(.publicSide, Phrase(zh: "留言", en: "Leave a note")).with { $0.isRefused = state.isRefused }
            .page(
                for: reader,
                h1([.class("fx-title")], .text(Phrase(zh: "留言", en: "Leave a note"), reader.language)),
                FormFrame("/notes").withFiles()
                    .node(
                        state, for: reader,
                        FieldSet.nodes([name, day, amount, kind, note, files], state, for: reader),
                        Button.submit(Phrase(zh: "提交", en: "Send"), reader.language)))
    }

    static func reading(_ request: Web.Request) throws -> (name: String, fen: Int64) {
        var fields = request.fields
        let name = fields.text(Self.name)
        let day = fields.day(Self.day)
        let amount = fields.money(Self.amount)
        let kind = fields.choice(Self.kind)
        _ = fields.text(Self.note)
        guard let name, day != nil, let amount, kind != nil, fields.isClean else { throw fields.failure }
        return (name, amount.fen)
    }
}

struct WorldFailed: Error {
    let secret = "13800138000"
}

extension ExampleSite {
    static let pages: [Endpoint] = [
        .page(.get, "/", .open, Phrase(zh: "首页", en: "Start")) { request in
            .page(form(FormState(), for: request.reader)).tagged("v1")
        },
        Endpoint.page(.post, "/notes", .open, Phrase(zh: "留言", en: "Leave a note")) { request in
            do {
                let note = try reading(request)
                return Response.seeOther("/notes/\(note.fen)").with("X-Files", "\(request.submission.uploads.count)")
            } catch let refusals as Refusals {
                return .page(
                    form(FormState(request.submission, refused: refusals.all), for: request.reader), status: 422)
            }
        }
        .taking(name, day, amount, kind, note, files),
        .page(.get, "/notes/{id}", .permission(.complaintRead), Phrase(zh: "留言", en: "A note")) { request in
            .text(request.place("id"))
        },
        .page(.get, "/shop", .permission(.merchantRead), Phrase(zh: "店铺", en: "A shop")) { request in
            .page(form(FormState(), for: request.reader)).cached(.shared(seconds: 60))
        },
        .page(.get, "/fault", .open, Phrase(zh: "故障", en: "A fault")) { _ in throw WorldFailed() },
        .page(.get, "/session", .open, Phrase(zh: "登录", en: "Sign in")) { _ in
            Response.seeOther("/").changingSession(.begin(token: "officer-token"))
        },
    ]

    static let api: [Endpoint] = [
        Endpoint.api(.post, "/api/v1/notes", .open, Phrase(zh: "留言", en: "Leave a note")) { request in
            let note = try reading(request)
            return .created(["id": .string(request.id), "name": .string(note.name)], at: "/api/v1/notes/\(request.id)")
        }
        .tagged("notes").taking(name, day, amount, kind, note)
        .answering(201, Phrase(zh: "已保存", en: "Kept"), answer).idempotent(),
        Endpoint.api(.get, "/api/v1/notes", .permission(.complaintReadList), Phrase(zh: "留言列表", en: "Notes")) {
            request in
            let listing = try request.listing(limit: 10)
            return .json(["items": [], "limit": .integer(Int64(listing.limit))])
        }
        .tagged("notes").paged().withEntityTag()
        .answering(
            200, Phrase(zh: "列表", en: "The list"),
            .object([
                Field("items", .verbatim("items"), .list(.words, max: 200)),
                Field("limit", .verbatim("limit"), .integer(1...200)),
            ])),
        Endpoint.api(.get, "/api/v1/notes/{id}", .signedIn, Phrase(zh: "一条留言", en: "One note")) { request in
            .json(["id": .string(request.place("id"))])
        }
        .tagged("notes").answering(200, Phrase(zh: "留言", en: "The note"), answer),
    ]
}
