import Commons
import Complaints
import Kernel
import Markup
import Web

/// Step 2: what happened.
struct WhatPage {
    let reader: Reader
    let state: FormState
    let classes: ComplaintClasses

    private var language: Language { reader.language }

    var node: Node {
        StepPage(
            step: .what, title: Phrase(zh: "发生了什么事？", en: "What happened?"), reader: reader,
            isRefused: state.isRefused
        )
        .node(
            FormFrame(FilingStep.what.path.link())
                .node(
                    state, for: reader,
                    StepPage.autosave(.what),
                    FieldSet(Self.narrative).with { $0.rows = 7 }.node(state, for: reader),
                    FieldSet(Self.occurredOn).with { $0.width = .short }.node(state, for: reader),
                    FieldSet(Self.amount).with { $0.width = .short }.node(state, for: reader),
                    StepPage.more(
                        Phrase(zh: "再多说一点（有助于更快分办）", en: "Say a little more (helps to send it on faster)"),
                        isOpen: state.has(.product, .problemClass, .subjectClass, .isPrepaid), language, more),
                    Button.row(Button.submit(.goOn, language))))
    }

    private var more: Node {
        .group([
            FieldSet(Self.product).with { $0.width = .half }.node(state, for: reader),
            FieldSet(problemClass)
                .with {
                    $0.isCompact = true
                    $0.width = .half
                }
                .node(state, for: reader),
            FieldSet(subjectClass)
                .with {
                    $0.isCompact = true
                    $0.width = .half
                }
                .node(state, for: reader),
            FieldSet(Asked.field(.isPrepaid)).node(state, for: reader),
        ])
    }

    private static let narrative = Asked.field(.narrative, isRequired: true)
    private static let occurredOn = Asked.field(
        .occurredOn, Phrase(zh: "哪一天？", en: "On which day?"),
        hint: Phrase(zh: "记不清就写最接近的日子。", en: "If you are not sure, the nearest day."), isRequired: true)
    private static let amount = Asked.field(
        .amount, Phrase(zh: "花了多少钱？（元）", en: "How much did you pay? (yuan)"))
    private static let product = Asked.field(.product, Phrase(zh: "买的是什么？", en: "What did you buy?"))

    private var problemClass: Field {
        let choices = Self.ordered(classes.first(.problem)).map { Schema.Choice($0.code, $0.name) }
        return Field(
            FilingField.problemClass.rawValue, FilingField.problemClass.label, .choice(choices), isRequired: false)
    }

    private var subjectClass: Field {
        let goods = Self.ordered(classes.first(.goods)).map { ($0, Phrase(zh: "商品", en: "Goods")) }
        let services = Self.ordered(classes.first(.service)).map { ($0, Phrase(zh: "服务", en: "Service")) }
        let choices = (goods + services)
            .map { entry, kind in
                Schema.Choice(
                    entry.code, Phrase(zh: "\(kind.zh) · \(entry.name.zh)", en: "\(kind.en) · \(entry.name.en)"))
            }
        return Field(
            FilingField.subjectClass.rawValue, FilingField.subjectClass.label, .choice(choices), isRequired: false)
    }

    /// Those read in official lists first.
    private static func ordered(_ entries: [ComplaintClass]) -> [ComplaintClass] {
        entries.filter { $0.mark == .seen } + entries.filter { $0.mark != .seen }
    }
}
