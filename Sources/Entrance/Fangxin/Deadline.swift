import ArgumentParser
import Calendars
import Kernel
import Rulebook

/// What names a clock on the command line.
struct DeadlineOptions: ParsableArguments {
    @Argument(help: "The period by its name in the rule set, such as complaintDecision.")
    var period: String

    @Option(help: "The day that starts it (2026-04-15); it is not counted.")
    var from: String

    @Option(help: "A place by two or six digits; the national calendar without it.")
    var region: String?

    @Option(help: "A rule set by its name, such as order121; by the day and the transition policy without it.")
    var rules: String?

    @Option(help: "Days that do not count: 2026-08-10..2026-08-20; may repeat.")
    var suspend: [String] = []

    @Flag(help: "Counts the extension that the rule set provides.")
    var extended = false

    /// The clock under a rulebook; what is wrong names its option.
    func clock(in rulebook: Rulebook) throws -> Clock {
        do {
            let question = try DeadlineQuestion(
                period: period, from: from, region: region, rules: rules, suspensions: suspend, isExtended: extended)
            return try rulebook.clock(answering: question)
        } catch let refusal as Refusal {
            throw Self.fault([refusal])
        } catch let refusals as Refusals {
            throw Self.fault(refusals.all)
        }
    }

    private static func fault(_ refusals: [Refusal]) -> InputFault {
        func named(_ refusal: Refusal) -> String {
            refusal.field.map { $0 == "period" ? "PERIOD: " : "--\($0): " } ?? ""
        }
        return InputFault(
            Phrase(
                zh: refusals.map { named($0) + $0.phrase.zh }.joined(separator: "；"),
                en: refusals.map { named($0) + $0.phrase.en }.joined(separator: "; ")))
    }
}

struct Deadline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Computes when a legal period ends, day by day, under both readings of roll-over.")

    @OptionGroup var deadline: DeadlineOptions

    @OptionGroup var law: LawOptions

    @Flag(help: "Prints the computation as JSON.")
    var json = false

    func run() async throws {
        let clock = try deadline.clock(in: try await law.rulebook())
        remarkOnSuspension(of: clock)
        if json { return try Printer.say(clock.json) }
        show(clock, in: Terminal.language() ?? .zh)
    }

    /// A calculator counts what it is given; whether the law lets this period stand still is said beside it.
    private func remarkOnSuspension(of clock: Clock) {
        guard !deadline.suspend.isEmpty, clock.period.pauses.isEmpty else { return }
        Terminal.say(
            Phrase(
                zh: "提示：规定没有写明“\(clock.period.title.zh)”可以中止，此处仍按所给日期扣除",
                en: "note: the rules name nothing for which “\(clock.period.title.en)” stands still; counted as given"))
    }

    private func show(_ clock: Clock, in language: Language) {
        print("\(clock.period.title(language)): \(clock.due)")
        if let moved = clock.reckoning.rolledFrom {
            print(Phrase(zh: "原为\(moved)，顺延", en: "moved on from \(moved)")(language))
        }
        print(
            Phrase(
                zh: "只遇法定节假日才顺延：\(clock.strictDue)", en: "where only statutory holidays move it: \(clock.strictDue)")(
                    language))
        for line in clock.days() {
            print("\(line.day) \(line.isCounted ? "+" : "-") \(line.reason.phrase(language))")
        }
        for place in clock.basis { print(place.phrase(language)) }
        print(Phrase(zh: "计算结果，不是决定", en: "a computation, not a decision")(language))
        if clock.isProvisional {
            print(Phrase(zh: "部分放假安排尚未公布", en: "some holidays in it are not announced yet")(language))
        }
    }
}
