public import Kernel
public import Markup
public import Web

/// Something that can be done with a case; the raw value is the last part of its address.
public protocol CaseAction: RawRepresentable<String>, Hashable, Sendable {
    var phrase: Phrase { get }
}

/// What can be done with a case now: one main step in the open, the others folded.
public struct StepForms<Step: CaseAction> {
    /// One step's form: where it is sent, what is asked, and what its button says.
    public struct Form {
        let address: String
        let label: Phrase
        /// Whether it takes something from somebody.
        let isGrave: Bool
        let fields: Node
        /// Whether files are sent along.
        public var hasFiles = false

        public init(_ address: String, label: Phrase, isGrave: Bool, _ fields: Node) {
            self.address = address
            self.label = label
            self.isGrave = isGrave
            self.fields = fields
        }
    }

    /// What was sent before and refused, for the step that it was sent to.
    public struct Attempt {
        let refused: [Refusal]
        let step: Step?
        let sent: Submission

        public init(refused: [Refusal], step: Step?, sent: Submission) {
            self.refused = refused
            self.step = step
            self.sent = sent
        }

        /// The longer words that were sent, for a page on which their form stands no more.
        public var typed: String? {
            let own: Set = [Field.seenVersion.name, "_csrf"]
            let words = sent.pairs.all.filter { !own.contains($0.name) && $0.value.count > 8 }.map(\.value)
            return words.isEmpty ? nil : words.joined(separator: "\n")
        }

        func state(of step: Step) -> FormState {
            guard step == self.step else { return FormState() }
            return FormState(sent, refused: refused.filter { $0.kind != .conflict })
        }
    }

    let main: Step?
    let others: [Step]
    /// What the case waits for.
    let sentence: Phrase
    let attempt: Attempt
    /// Steps that come later, each with what it waits for.
    public var blocked: [(step: Step, reason: Phrase)] = []
    /// The version of the case that the forms are drawn from.
    let version: Int
    let reader: Reader

    public init(
        main: Step?, others: [Step], sentence: Phrase, after attempt: Attempt, version: Int, for reader: Reader
    ) {
        self.main = main
        self.others = others
        self.sentence = sentence
        self.attempt = attempt
        self.version = version
        self.reader = reader
    }

    public func with(_ change: (inout StepForms) -> Void) -> StepForms {
        var forms = self
        change(&forms)
        return forms
    }

    public func node(_ form: (Step, FormState) -> Form) -> Node {
        let language = reader.language
        return section(
            [.class("fx-now"), .id("now"), .tabindex(-1), .aria(.label, Self.title(language))],
            h2(
                [.class("fx-now__title")],
                a([.href("#now"), .data("key", "a")], .text(Self.title, language))),
            p([.class("fx-now__wait")], .text(sentence, language)),
            .some(main) { main in
                section(
                    [.class("fx-panel fx-now__main"), .id(main.rawValue)],
                    h3(.text(main.phrase, language)), drawn(main, isMain: true, form))
            },
            .each(others) { other in
                details(
                    [.class("fx-now__step"), .id(other.rawValue), .open(attempt.step == other)],
                    summary(.text(other.phrase, language)), drawn(other, isMain: false, form))
            },
            .each(blocked) { later($0.step, $0.reason) })
    }

    private func later(_ step: Step, _ reason: Phrase) -> Node {
        let id = "blocked-\(step.rawValue)"
        return div(
            [.class("fx-now__step fx-now__step--blocked")],
            button(
                [
                    .class("fx-button fx-button--secondary"), .type("button"), .disabled(),
                    .aria(.describedby, id),
                ],
                .text(step.phrase, reader.language)),
            p([.class("fx-quiet"), .id(id)], .text(reason, reader.language)))
    }

    private static var title: Phrase { Phrase(zh: "现在可以做的", en: "What can be done now") }

    private func drawn(_ step: Step, isMain: Bool, _ form: (Step, FormState) -> Form) -> Node {
        let state = attempt.state(of: step)
        let form = form(step, state)
        var frame = FormFrame(form.address)
        frame.hasFiles = form.hasFiles
        return
            frame.node(
                state, for: reader, Parts.version(version), form.fields,
                Button.row(
                    Button.submit(
                        form.label, reader.language,
                        weight: isMain ? .primary : form.isGrave ? .danger : .secondary)))
    }
}
