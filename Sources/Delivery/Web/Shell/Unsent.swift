import Access
import HTTPTypes
import Hummingbird
import Kernel
import Markup

/// A form that could not be taken, with all that was written into it: its sender has signed out meanwhile, or left the
/// page open for too long.
struct Unsent: Error {
    let refusal: Refusal
    let endpoint: Endpoint
    let pairs: Pairs
}

extension Visit {
    /// The page that the reader's switches lead back to: this one or, where nothing can be read under the address of
    /// a form, the page that the form stands on.
    var standing: String {
        guard request.method != .get, request.method != .head else { return path }
        var segments = path.utf8.split(separator: UInt8(ascii: "/")).compactMap { PercentCoding.decoded($0) }
        while !segments.isEmpty {
            if let page = site.routes.find(segments)?.entry.endpoints[.get], page.face == .page {
                return segments.map { "/" + PercentCoding.encoded($0) }.joined()
            }
            segments.removeLast()
        }
        return site.settings.house.home
    }

    /// What is thrown where a form is refused for who sends it or when: with its content, where that may be shown.
    func unsent(_ refusal: Refusal, _ endpoint: Endpoint, _ pairs: Pairs?) -> any Error {
        let isTheirs = refusal.code == Refusal.signInNeeded.code || refusal.code == Refusal.formStale.code
        guard isTheirs, endpoint.face == .page, isFromHere, let pairs, !pairs.all.isEmpty,
            !pairs.all.contains(where: { Self.secrets.contains($0.name) })
        else { return refusal }
        return Unsent(refusal: refusal, endpoint: endpoint, pairs: pairs)
    }

    /// What was written into a form whose sender may not send it, read only to be given back.
    func written(_ endpoint: Endpoint) async -> Pairs? {
        let type = request.headers[.contentType] ?? ""
        guard endpoint.face == .page, isFromHere, type.lowercased().hasPrefix("application/x-www-form-urlencoded")
        else {
            return nil
        }
        do {
            return try await BodyReading(endpoint: endpoint, store: site.ports.uploads).read(request).submission.pairs
        } catch {
            // What cannot be read is not given back; the refusal itself is told all the same.
            return nil
        }
    }

    /// Whether the browser says that the form stood on a page of this site, so that no other site has its words shown
    /// here with a button beneath.
    private var isFromHere: Bool {
        guard let origin = request.headers[.origin], let authority = request.head.authority else { return false }
        return origin.split(separator: "/").last.map(String.init) == authority
    }

    /// What is typed anew each time.
    private static let secrets: Set<String> = ["password", "current", "code", "factor"]

    func page(of unsent: Unsent, for reader: Reader) -> Response {
        let address = query.map { $0.all.isEmpty ? path : "\(path)?\($0.text)" } ?? path
        let page = UnsentPage(unsent: unsent, address: address, requestID: id)
        return .page(page.node(for: reader), status: Problem.status(of: unsent.refusal.kind))
    }
}

/// Gives back what could not be sent, to be sent again.
struct UnsentPage {
    let unsent: Unsent
    let address: String
    let requestID: String

    private var needsSignIn: Bool { unsent.refusal.code == Refusal.signInNeeded.code }

    func node(for reader: Reader) -> Node {
        let language = reader.language
        let title =
            needsSignIn
            ? Phrase(zh: "登录已失效，内容还没有提交", en: "You are signed out, so this was not sent") : unsent.refusal.phrase
        return PageShell(.publicSide, title).with { $0.isRefused = true }
            .page(
                for: reader, h1([.class("fx-title")], .text(title, language)),
                p([.class("fx-lead")], .text(needsSignIn ? Self.signInFirst : Self.sendAgain, language)),
                .when(needsSignIn, Button.row(signIn(reader))),
                form(
                    [.class("fx-form"), .method("post"), .action(address)],
                    FormFrame.token(reader), carried,
                    Button.row(
                        Button.submit(
                            Phrase(zh: "再提交一次", en: "Send it again"), language,
                            weight: needsSignIn ? .secondary : .primary),
                        Button.link(Phrase(zh: "回到填写的页面", en: "Back to the form"), to: reader.path, language))),
                written(language))
    }

    private static let signInFirst = Phrase(
        zh: "您写的内容都在这一页，没有丢失。请先在新打开的页面登录，再回到这里点“再提交一次”。",
        en:
            "What you wrote is kept on this page. Sign in on the page that opens, then come back here and send it again."
    )
    private static let sendAgain = Phrase(
        zh: "您写的内容都在这一页，没有丢失，点“再提交一次”就可以。如果总是出现这一页，请允许浏览器保存本站的Cookie。",
        en: "What you wrote is kept on this page: send it again. If this page keeps coming back, let your browser keep "
            + "this site’s cookies.")

    private func signIn(_ reader: Reader) -> Node {
        a(
            [
                .class("fx-button fx-button--primary"), .target("_blank"),
                .href("\(reader.house.signIn)?\(Pairs(["next": reader.path]).text)"),
            ],
            .text(Phrase(zh: "登录（新页面）", en: "Sign in (new page)"), reader.language))
    }

    private var carried: Node {
        .each(unsent.pairs.all.filter { $0.name != FormTokens.fieldName }) { pair in
            input([.type("hidden"), .name(pair.name), .value(pair.value)])
        }
    }

    /// No longer than this are marks and codes, which are nobody's words.
    private static let markLength = 40

    /// What people wrote in their own words, under the names that the form gave it.
    private func written(_ language: Language) -> Node {
        let facts: [(name: Phrase, value: Node?)] = unsent.endpoint.body.compactMap { field in
            guard case .text(let max, let isMultiline) = field.schema, isMultiline || max > Self.markLength,
                let text = unsent.pairs[field.name], !text.isEmpty
            else { return nil }
            return (field.label, .text(text))
        }
        return .when(
            !facts.isEmpty,
            Panel.node(Phrase(zh: "您写的内容", en: "What you wrote"), language, KeyValue.node(facts, language)))
    }
}
