import Complaints
import Kernel
import Reports

/// A report of the demonstration that is lived through the desk, step by step.
struct DemoReport: Sendable {
    enum Step: Sendable {
        case assign
        case note(String)
        case test
        case file(number: String, approver: String)
        case decline(ground: String, reason: String, approver: String)
        case reply(String)
        case close
    }

    let daysAgo: Int
    let input: ReportInput
    /// What follows, each so many days ago.
    let steps: [(step: Step, daysAgo: Int)]

    init?(_ json: JSON, today: Day) {
        guard let daysAgo = json["daysAgo"]?.integer, let text = json["text"]?.string,
            let party = json["party"]?.string
        else { return nil }
        self.daysAgo = Int(daysAgo)
        var fields = FilingInput()
        fields[.respondentName] = party
        fields[.respondentAddress] = json["address"]?.string
        fields[.problemClass] = json["class"]?.string
        fields[.narrative] = text
        fields[.occurredOn] = today.advanced(by: -Int(daysAgo) - 1).description
        fields[.name] = json["name"]?.string
        fields[.phone] = json["phone"]?.string
        fields[.declaresTruth] = "true"
        var input = ReportInput(fields)
        input.isAnonymous = json["anonymous"]?.bool == true
        input.wantsSecrecy = json["secrecy"]?.bool == true
        input.wantsReward = json["reward"]?.bool == true
        self.input = input
        steps = (json["steps"]?.array ?? []).compactMap(Self.step)
    }

    private static func step(_ json: JSON) -> (step: Step, daysAgo: Int)? {
        guard let parts = json.array, parts.count >= 2, let name = parts[0].string, let days = parts[1].integer else {
            return nil
        }
        let words = parts.dropFirst(2).compactMap(\.string)
        let step: Step? =
            switch (name, words.count) {
            case ("assign", 0): .assign
            case ("note", 1): .note(words[0])
            case ("test", 0): .test
            case ("file", 2): .file(number: words[0], approver: words[1])
            case ("decline", 3): .decline(ground: words[0], reason: words[1], approver: words[2])
            case ("reply", 1): .reply(words[0])
            case ("close", 0): .close
            default: nil
            }
        return step.map { ($0, Int(days)) }
    }
}
