import Calendars
import Foundation
import Kernel
import Rulebook

/// A million periods of up to 90 days, in working and in calendar days, with a province's calendar and up to two
/// suspensions each: `PeriodBench [count] [Resources/data]`.

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
let data = URL(filePath: CommandLine.arguments.dropFirst(2).first ?? "Resources/data")

func documents() throws -> [String: [UInt8]] {
    var documents: [String: [UInt8]] = [:]
    for folder in ["rules", "calendars"] {
        let path = data.appending(path: folder).path
        for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasSuffix(".json") {
            documents["\(folder)/\(name)"] = Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)")))
        }
    }
    return documents
}

/// The same sequence of numbers each time.
struct Sequence64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

struct Question {
    let start: Day
    let period: LegalPeriod
    let spans: [ClosedRange<Day>]
    let isLocal: Bool
}

/// Drawn before the measurement, as cases stand in a store.
func questions(_ count: Int) -> [Question] {
    var dice = Sequence64(state: 1)
    let first = Day(year: 2010, month: 1, day: 1)?.number ?? 0
    return (0..<count)
        .map { _ in
            let start = Day(number: first + .random(in: 0..<5900, using: &dice))
            let unit: LegalPeriod.Unit = Bool.random(using: &dice) ? .working : .calendar
            let value = Int.random(in: 1...90, using: &dice)
            guard let length = LegalPeriod(value, unit) else { preconditionFailure("\(value) is a length") }
            let spans = (0..<Int.random(in: 0...2, using: &dice))
                .map { _ in
                    let begin = start.advanced(by: .random(in: 0...60, using: &dice))
                    return begin...begin.advanced(by: .random(in: 0...20, using: &dice))
                }
            return Question(start: start, period: length, spans: spans, isLocal: Bool.random(using: &dice))
        }
}

func coreSeconds(_ work: () -> Void) -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    work()
    return now() - start
}

let calendars = try Rulebook(documents: documents()).calendars
let (national, local) = (calendars.national, calendars.calendar(in: Province("65")))
let all = questions(count)
var sum = 0
let seconds = coreSeconds {
    for question in all {
        // The list of spans is put in order here, since that is part of a computation.
        let clock = PeriodClock(
            calendar: question.isLocal ? local : national, period: question.period,
            suspensions: question.spans.isEmpty ? .none : Suspensions(question.spans))
        let reckoning = clock.compute(from: question.start)
        sum &+= reckoning.due.number &+ reckoning.strictDue.number &+ (reckoning.isProvisional ? 1 : 0)
    }
}
print(#"{"computations": \#(count), "seconds": \#(seconds), "check": \#(sum)}"#)
