import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

/// Form 2 for the reporter: one page, of which an honest report needs three answers.
struct ReportFormPage {
    let state: FormState
    let fields: ReportFields
    /// The registered shop that was chosen before.
    let shop: PlaceFinder.Shop?
    /// What tells this page's sending from every other's.
    let mark: String
    let files: FileChoice

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, .fileReport)
            .with {
                $0.isRefused = state.isRefused
                $0.back = PageShell.Link(Phrase(zh: "首页", en: "Start"), reader.house.home)
            }
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.fileReport, language)),
                p([.class("fx-lead")], .text(Self.lead, language)),
                frame
                    .node(
                        state, for: reader, hidden, against(reader), matter(reader), you(reader),
                        draw(.declaresTruth, reader),
                        Button.row(Button.submit(Phrase(zh: "提交举报", en: "Send the report"), language))),
                p(
                    [.class("fx-quiet")],
                    .text(Phrase(zh: "已经举报过？", en: "Reported already? "), language),
                    a([.href(ReportEndpoints.trackPath)], .text(.trackReport, language))),
                p(
                    [.class("fx-quiet")],
                    .text(Phrase(zh: "也可以拨打", en: "Or call "), language), a([.href("tel:12315")], "12315"),
                    .text(Phrase(zh: "，由工作人员登记。", en: " and staff write it down."), language)))
    }

    private static let lead = Phrase(
        zh: "发现商家违法，任何人都可以举报。举报和投诉分别办理：举报由专人核查，商家和投诉办理人员都看不到。",
        en:
            "Anybody may report a business that breaks the law. Reports are handled apart from complaints: neither the business nor those who handle complaints can see them."
    )

    /// Nothing of a report is kept in the browser; leaving it unsent is warned of.
    private var frame: FormFrame {
        var frame = FormFrame(ReportEndpoints.publicPath).withFiles()
        frame.isGuarded = true
        return frame
    }

    private var hidden: Node {
        .group([
            input([.type("hidden"), .name(ReportFields.once.name), .value(mark)]),
            kept,
        ])
    }

    private var kept: Node {
        .each([FilingField.premises.rawValue, ReportFields.intake.name]) { name in
            let value = state.values[name] ?? ""
            let isKept = !value.isEmpty && (name != FilingField.premises.rawValue || shop != nil)
            return .when(isKept, input([.type("hidden"), .name(name), .value(value)]))
        }
    }

    private func draw(
        _ name: FilingField, _ reader: Reader, _ change: (inout FieldSet) -> Void = { _ in }
    ) -> Node {
        var set = FieldSet(fields.field(name))
        set.autocomplete = "off"
        change(&set)
        return set.node(state, for: reader)
    }

    private func part(_ title: Phrase, _ reader: Reader, _ content: Node...) -> Node {
        section(h2([.class("fx-next__title")], .text(title, reader.language)), .group(content))
    }

    private func against(_ reader: Reader) -> Node {
        let title = Phrase(zh: "举报谁", en: "Whom you report")
        guard let shop else {
            return part(
                title, reader, draw(.respondentName, reader), draw(.respondentAddress, reader),
                FieldSet(fields.recipient).with { $0.isCompact = true }.node(state, for: reader),
                draw(.platform, reader))
        }
        return part(
            title, reader,
            KeyValue.node(
                [
                    (.party, Parts.chinese(shop.name, reader.language)),
                    (
                        Phrase(zh: "地址", en: "Address"),
                        shop.address.map { Parts.chinese($0, reader.language) }
                    ),
                ], reader.language))
    }

    private func matter(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "违法事实", en: "What is wrong"), reader, draw(.narrative, reader) { $0.rows = 8 },
            draw(.occurredOn, reader) { $0.width = .short }, draw(.problemClass, reader) { $0.isCompact = true },
            files.node(reader))
    }

    private func you(_ reader: Reader) -> Node {
        part(
            Phrase(zh: "您是谁", en: "Who you are"), reader,
            FieldSet(ReportFields.anonymous).node(state, for: reader),
            draw(.name, reader) { $0.width = .half },
            draw(.phone, reader) {
                $0.width = .half
                $0.inputmode = "tel"
            }, FieldSet(ReportFields.secrecy).node(state, for: reader),
            FieldSet(ReportFields.reward).node(state, for: reader))
    }
}
