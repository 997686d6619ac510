import Complaints
import Kernel

/// A complaint of the demonstration that is lived through the desks, step by step.
struct DemoCase: Sendable {
    enum Step: Sendable {
        case accept
        case answer(String)
        case consents
        case mediate
        case agree(terms: String, recovered: Money)
        case close
    }

    let shop: Int
    let daysAgo: Int
    let input: FilingInput
    /// What follows, each so many days ago.
    let steps: [(step: Step, daysAgo: Int)]

    init?(_ json: JSON, today: Day) {
        guard let shop = json["shop"]?.integer, let daysAgo = json["daysAgo"]?.integer,
            let occurred = json["occurred"]?.integer, let text = json["text"]?.string
        else { return nil }
        self.shop = Int(shop)
        self.daysAgo = Int(daysAgo)
        var input = FilingInput()
        input[.narrative] = text
        input[.product] = json["product"]?.string
        input[.occurredOn] = today.advanced(by: -Int(max(occurred, daysAgo))).description
        input[.amount] = json["amount"]?.string
        input[all: .requests] = json["requests"]?.array?.compactMap(\.string) ?? []
        input[.name] = json["name"]?.string
        input[.phone] = json["phone"]?.string
        input[.isPrepaid] = json["prepaid"]?.bool == true ? "true" : nil
        input[.declaresTruth] = "true"
        self.input = input
        steps = (json["steps"]?.array ?? []).compactMap(Self.step)
    }

    private static func step(_ json: JSON) -> (step: Step, daysAgo: Int)? {
        guard let parts = json.array, parts.count >= 2, let name = parts[0].string, let days = parts[1].integer else {
            return nil
        }
        let words = parts.dropFirst(2).compactMap(\.string)
        let step: Step? =
            switch name {
            case "accept": .accept
            case "answer": words.first.map { .answer($0) }
            case "consents": .consents
            case "mediate": .mediate
            case "agree": words.count == 2 ? Money(yuan: words[1]).map { .agree(terms: words[0], recovered: $0) } : nil
            case "close": .close
            default: nil
            }
        return step.map { ($0, Int(days)) }
    }
}
