import Kernel
import Markup

/// The page one sees instead of the one asked for: what happened, what to do, and a name to ask by.
enum ErrorPage {
    static func node(_ problem: Problem, for reader: Reader) -> Node {
        let language = reader.language
        let shell = PageShell(.publicSide, problem.phrase).with { $0.isRefused = true }
        return shell.page(
            for: reader,
            h1([.class("fx-title")], .text(problem.phrase, language)),
            p([.class("fx-lead")], .text(advice(problem), language)),
            .when(
                !problem.refusals.isEmpty,
                ul(.each(problem.refusals) { li(.text($0.phrase, language)) })),
            Button.row(wayOut(problem, reader), Button.link(home, to: reader.house.home, language)),
            p(
                [.class("fx-quiet")],
                .text(Phrase(zh: "咨询时请报编号 ", en: "When you ask for help, give the number "), language),
                code(.text(problem.requestID))))
    }

    private static let home = Phrase(zh: "回到首页", en: "Go to the start")

    /// The one thing that helps, where there is one.
    private static func wayOut(_ problem: Problem, _ reader: Reader) -> Node {
        switch problem.status {
        case 401:
            Button.link(
                Phrase(zh: "登录", en: "Sign in"), to: "\(reader.house.signIn)?\(Pairs(["next": reader.path]).text)",
                reader.language, weight: .primary)
        case 403 where problem.code == Refusal.formStale.code, 405:
            Button.link(
                Phrase(zh: "重新打开页面", en: "Open the page anew"), to: reader.path, reader.language, weight: .primary)
        default: .nothing
        }
    }

    private static func advice(_ problem: Problem) -> Phrase {
        switch problem.status {
        case 403 where problem.code == Refusal.formStale.code:
            Phrase(
                zh: "请重新打开页面再填写。如果总是这样，请允许浏览器保存本站的Cookie。",
                en:
                    "Open the page anew and fill it in. If this keeps happening, let your browser keep this site’s cookies."
            )
        case 401: Phrase(zh: "登录后再试。", en: "Sign in and try again.")
        case 403: Phrase(zh: "如果您认为应当可以，请联系管理员。", en: "If you think you should be able to, ask your administrator.")
        case 404: Phrase(zh: "请检查地址，或从首页重新查找。", en: "Check the address, or start again from the first page.")
        case 429, 503:
            Phrase(zh: "请过几秒钟再试，填写的内容没有丢失。", en: "Wait a few seconds and try again. What you wrote is not lost.")
        case 500...:
            Phrase(zh: "我们已经记录下来。请稍后再试，或拨打12315。", en: "We have made a note of it. Try again later, or call 12315.")
        default: Phrase(zh: "请返回上一页更正后再提交。", en: "Go back, put it right, and send it again.")
        }
    }
}
