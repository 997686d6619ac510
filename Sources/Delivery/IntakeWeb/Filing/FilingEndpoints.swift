import Access
import CaseParts
import Commons
import Complaints
import Kernel
import Markup
import Web

/// The steps of filing: each page shows the draft, each POST keeps it, refused or not.
extension IntakeEndpoints {
    var filing: [Endpoint] {
        againstEndpoints + [FilingStep.what, .wish, .you].flatMap(step)
            + [FilingStep.against, .what, .wish, .you].map(autosave)
    }

    private var againstEndpoints: [Endpoint] {
        [
            .page(.get, FilingStep.against.path, .permission(.complaintFile), Phrase(zh: "投诉谁", en: "Against whom")) {
                [ports] request in
                try await Self.against(request, ports)
            },
            Endpoint.page(
                .post, FilingStep.against.path, .permission(.complaintFile), Phrase(zh: "投诉谁", en: "Against whom")
            ) { [ports] request in
                try await Self.takeAgainst(request, ports)
            }
            .taking(FilingStep.against.fields.map { Asked.field($0) }),
            .page(.post, "/file/discard", .permission(.complaintFile), Phrase(zh: "删除草稿", en: "Discard the draft")) {
                [ports] request in
                if let token = DraftToken(cookieOf: request, ports.chance) {
                    try await ports.desk.forgetDraft(token: token.text)
                }
                return .seeOther("/").setting(cookie: DraftToken.forgetting(ports.chance))
            },
        ]
    }

    // MARK: A step with fields

    private func step(_ step: FilingStep) -> [Endpoint] {
        [
            .page(.get, step.path, .permission(.complaintFile), step.name) { [ports] request in
                let draft = try await Draft.of(request, ports)
                return .page(Self.page(step, FormState(draft.input), request.reader, ports))
            },
            Endpoint.page(.post, step.path, .permission(.complaintFile), step.name) { [ports] request in
                var draft = try await Draft.of(request, ports)
                step.take(request.submission, into: &draft.input)
                let cookie = try await draft.keep(ports)
                let refusals = step.refusals(in: draft.input, today: ports.today)
                guard refusals.isEmpty else {
                    let state = FormState(draft.input, refused: refusals)
                    return Response.page(Self.page(step, state, request.reader, ports), status: 422)
                        .setting(cookie: cookie)
                }
                return Response.seeOther(Self.onward(from: step, draft.input, ports).link()).setting(cookie: cookie)
            }
            .taking(step.fields.map { Asked.field($0) }),
        ]
    }

    /// Keeps what is being typed, without a word about it.
    private func autosave(_ step: FilingStep) -> Endpoint {
        Endpoint.page(
            .post, Path("\(step.path.pattern)/draft"), .permission(.complaintFile),
            Phrase(zh: "保存草稿", en: "Keep the draft")
        ) { [ports] request in
            var draft = try await Draft.of(request, ports)
            step.take(request.submission, into: &draft.input)
            return Response.noContent.setting(cookie: try await draft.keep(ports))
        }
        .taking(step.fields.map { Asked.field($0) })
    }

    /// The next page: the review as soon as nothing is missing, so that a change leads back to where it was asked for.
    private static func onward(from step: FilingStep, _ input: FilingInput, _ ports: IntakePorts) -> Path {
        guard FilingStep.firstUnfinished(in: input, today: ports.today) != nil else { return FilingStep.reviewPath }
        return step.next?.path ?? FilingStep.reviewPath
    }

    private static func page(
        _ step: FilingStep, _ state: FormState, _ reader: Reader, _ ports: IntakePorts
    ) -> Node {
        switch step {
        case .against: AgainstPage(reader: reader, state: state, mode: .byHand).node
        case .what: WhatPage(reader: reader, state: state, classes: ports.classes).node
        case .wish: WishPage(reader: reader, state: state).node
        case .evidence: .nothing
        case .you: YouPage(reader: reader, state: state).node
        }
    }

    // MARK: Against whom

    private static func against(_ request: Request, _ ports: IntakePorts) async throws -> Response {
        let draft = try await Draft.of(request, ports)
        let words = String((request.query["q"] ?? "").prefix(60))
        let mode: AgainstPage.Mode
        if let code = request.query["shop"] {
            guard let shop = try await ports.shops.one(code) else {
                let state = FormState(FilingInput(), refused: [.filingPremisesUnknown])
                let page = AgainstPage(reader: request.reader, state: state, mode: .search(words: "", hits: []))
                return .page(page.node, status: 404)
            }
            mode = .chosen(code: code, shop)
        } else if !words.isEmpty {
            mode = .search(words: words, hits: try await ports.shops.all(words, nil))
        } else if request.query["by"] == "hand" {
            mode = .byHand
        } else if request.query["by"] == nil, let code = draft.input[.premises],
            let shop = try await ports.shops.one(code)
        {
            mode = .chosen(code: code, shop)
        } else if request.query["by"] == nil, draft.input[.respondentName] != nil {
            mode = .byHand
        } else {
            mode = .search(words: "", hits: [])
        }
        return .page(AgainstPage(reader: request.reader, state: FormState(draft.input), mode: mode).node)
    }

    private static func takeAgainst(_ request: Request, _ ports: IntakePorts) async throws -> Response {
        var draft = try await Draft.of(request, ports)
        FilingStep.against.take(request.submission, into: &draft.input)
        if let code = draft.input[.premises] {
            guard try await ports.shops.one(code) != nil else {
                let state = FormState(FilingInput(), refused: [.filingPremisesUnknown])
                let page = AgainstPage(reader: request.reader, state: state, mode: .search(words: "", hits: []))
                return .page(page.node, status: 422)
            }
            for field in FilingStep.against.fields where field != .premises { draft.input[all: field] = [] }
        }
        let cookie = try await draft.keep(ports)
        let refusals = FilingStep.against.refusals(in: draft.input, today: ports.today)
        guard refusals.isEmpty else {
            let state = FormState(draft.input, refused: refusals)
            return Response.page(page(.against, state, request.reader, ports), status: 422).setting(cookie: cookie)
        }
        return Response.seeOther(onward(from: .against, draft.input, ports).link()).setting(cookie: cookie)
    }
}
