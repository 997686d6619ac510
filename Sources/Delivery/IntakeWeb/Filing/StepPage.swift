import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Web

/// The frame of every page of the filing: where one is, the question, and the way back, which loses nothing.
struct StepPage {
    let step: FilingStep
    let title: Phrase
    let reader: Reader
    var lead: Phrase?
    var isRefused = false
    /// Where the way back leads, where it is not the step before.
    var back: String?

    func node(_ content: Node...) -> Node {
        let language = reader.language
        let shell = PageShell(.publicSide, title)
            .with { shell in
                shell.isRefused = isRefused
                shell.back = PageShell.Link(.goBack, back ?? step.previous?.path.link() ?? "/")
            }
        return shell.page(
            for: reader, Style.node(reader),
            StepIndicator(FilingStep.allCases.map(\.name), current: step.rawValue).node(language),
            h1([.class("fx-title")], .text(title, language)),
            .some(lead) { p([.class("fx-lead")], .text($0, language)) },
            .group(content))
    }

    /// Keeps what is typed on the server while it is typed; without scripts the button keeps it.
    static func autosave(_ step: FilingStep) -> Node {
        div([
            .hx(.post("\(step.path.link())/draft")), .hx(.trigger("input from:closest form delay:600ms")),
            .hx(.include("closest form")), .hx(.swap("none")),
        ])
    }

    /// More fields for those who know more, folded away until one of them is filled or refused.
    static func more(_ title: Phrase, isOpen: Bool, _ language: Language, _ content: Node...) -> Node {
        details(
            [.class("fx-more"), .open(isOpen)], summary(.text(title, language)),
            div([.class("fx-more__body")], .group(content)))
    }
}

extension FormState {
    /// A form that shows a draft.
    init(_ input: FilingInput, refused refusals: [Refusal] = []) {
        var pairs = Pairs()
        for field in FilingField.allCases {
            for value in input[all: field] { pairs.append(field.rawValue, value) }
        }
        self.init(Submission(pairs: pairs), refused: refusals)
    }

    func has(_ fields: FilingField...) -> Bool {
        fields.contains { field in
            values[field.rawValue] != nil || refusals.contains { $0.field == field.rawValue }
        }
    }
}

/// The fields of the filing as these pages ask for them.
enum Asked {
    /// The field of the API, in the words of the page.
    static func field(
        _ field: FilingField, _ label: Phrase? = nil, hint: Phrase? = nil, isRequired: Bool = false
    ) -> Field {
        let known = FilingFields.field(field)
        return Field(known.name, label ?? known.label, known.schema, hint: hint ?? known.hint, isRequired: isRequired)
    }
}
