import Calendars
import Charts
import Kernel
import Markup
import Rulebook
import Web

/// The course of a kind of case as a flow chart, with what an authority's working rules say of each step.
struct CourseChart {
    let matter: JurisdictionRule.Matter
    let rules: RuleSet
    var overlay: Overlay?

    private var course: CaseCourse { matter == .complaint ? rules.complaints : rules.reports }

    static func title(_ matter: JurisdictionRule.Matter) -> Phrase {
        switch matter {
        case .complaint: Phrase(zh: "投诉办理流程", en: "The course of a complaint")
        case .report: Phrase(zh: "举报办理流程", en: "The course of a report")
        }
    }

    func node(_ language: Language) -> Node {
        div(
            [.class("fx-flow"), .role("region"), .tabindex(0), .aria(.label, Self.title(matter)(language))],
            chart.picture(language))
    }

    /// States and the steps between them; a step that leaves the state alone stands below the first state in which it
    /// may happen, where the working rules speak of it.
    private var chart: FlowChart {
        let steps = course.transitions.filter { $0.to != nil || duty($0) != nil }
        let used = Set(steps.flatMap { $0.from + [$0.to].compactMap { $0 } })
        let states = course.states.filter { used.contains($0.code) }
        var arrows: [(from: String, to: String)] = []
        for step in steps {
            let sources = step.to == nil ? Array(step.from.prefix(1)) : step.from
            arrows += sources.map { ("state.\($0)", "step.\(step.code)") }
            if let to = step.to { arrows.append(("step.\(step.code)", "state.\(to)")) }
        }
        return FlowChart(
            Self.title(matter),
            boxes: steps.filter { $0.from.isEmpty }.map(box)
                + states.map(box)
                + steps.filter { !$0.from.isEmpty }.map(box), arrows: arrows)
    }

    private func duty(_ step: CaseCourse.Transition) -> Overlay.Duty? { overlay?.duty(step.code, of: matter) }

    private func box(_ step: CaseCourse.Transition) -> FlowChart.Box {
        let duty = duty(step)
        let lines =
            [duty?.owner].compactMap(\.self)
            + (duty?.approvals ?? []).map { Phrase(zh: "审批：\($0.zh)", en: "approval: \($0.en)") }
        return FlowChart.Box("step.\(step.code)", lines.isEmpty ? .step : .markedStep, step.title, lines: lines)
    }

    private func box(_ state: CaseCourse.State) -> FlowChart.Box {
        var lines: [Phrase] = []
        if let period = running(in: state) {
            lines.append(Phrase(zh: "法定\(period.length.phrase.zh)", en: "law: \(period.length.phrase.en)"))
            if let limit = overlay?.limits.first(where: { $0.period == period.id }) {
                lines.append(Phrase(zh: "内部\(limit.length.phrase.zh)", en: "internal: \(limit.length.phrase.en)"))
            }
        }
        return FlowChart.Box("state.\(state.code)", state.isFinal ? .end : .state, state.title, lines: lines)
    }

    /// The period whose clock runs in a state: steps lead into it and out of it that are said of the same period.
    ///
    /// A state that is a part of another has none: there the clock of the other one goes on, or stands still.
    private func running(in state: CaseCourse.State) -> Period? {
        guard state.keptAs == state.code else { return nil }
        let into = course.transitions.filter { $0.to == state.code }.compactMap(\.period)
        let out = course.transitions.filter { $0.from.contains(state.code) }.compactMap(\.period)
        return into.first { out.contains($0) }.flatMap { id in rules.periods.first { $0.id == id } }
    }
}
