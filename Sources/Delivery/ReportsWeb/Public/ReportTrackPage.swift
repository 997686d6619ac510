import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

/// Asks for number and code; the code is asked for each time, since no session remembers a report.
struct ReportTrackPage {
    let state: FormState

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, .trackReport)
            .with {
                $0.isRefused = state.isRefused
                $0.back = PageShell.Link(.fileReport, ReportEndpoints.publicPath)
            }
            .page(
                for: reader, h1([.class("fx-title")], .text(.trackReport, language)),
                FormFrame(ReportEndpoints.trackPath)
                    .node(
                        state, for: reader, Self.number.node(state, for: reader), Self.code.node(state, for: reader),
                        Button.row(Button.submit(Phrase(zh: "查看", en: "Open the report"), language))),
                p(
                    [.class("fx-quiet")],
                    .text(
                        Phrase(
                            zh: "查询码丢失的，请带身份证件到窗口，由办理举报的专人核实。",
                            en:
                                "If the code is lost, come to a window with proof of identity: the officials for reports check it."
                        ),
                        language)))
    }

    /// The number under the name that it has here.
    static let numberField = Field(
        Field.trackingNumber.name, .reportNumber, Field.trackingNumber.schema,
        hint: Phrase(zh: "像 20260420-12345-67890，空格和横线可以不写", en: "Like 20260420-12345-67890; hyphens may be left out"))

    private static let number = FieldSet(numberField)
        .with {
            $0.width = .half
            $0.autocomplete = "off"
        }

    static let code = FieldSet(Field.queryCode)
        .with {
            $0.width = .half
            $0.autocomplete = "off"
        }
}
