import Kernel

/// Word lists and sentence frames.
struct DemoLanguage: Sendable {
    /// Numbers of the word lists by name.
    let lists: [String: Int]
    let words: [[DemoTemplate]]
    let frames: [String: [DemoTemplate]]
    let english: [String: [DemoTemplate]]
    let feedback: [String: [DemoTemplate]]
    let callChannels: (names: [String], choice: WeightedChoice)
    let selfChannels: (names: [String], choice: WeightedChoice)
    private let requests: [String: [DemoTemplate]]

    init(_ node: DemoNode) throws(DemoMaterialError) {
        let named = try node.member("lexicon").members() + node.member("words").members()
        let numbers = Dictionary(named.enumerated().map { ($1.name, $0) }) { first, _ in first }
        lists = numbers
        var words: [[DemoTemplate]] = []
        for list in named { words.append(try DemoTemplate.all(list.node, lists: numbers)) }
        self.words = words
        frames = try Self.templates(node.member("skeletons"), numbers)
        english = try Self.templates(node.member("english"), numbers)
        feedback = try Self.templates(node.member("feedback"), numbers)
        requests = try Self.templates(node.member("asks"), numbers)
        let channels = try node.member("channels")
        callChannels = try Self.channels(channels.member("call"))
        selfChannels = try Self.channels(channels.member("self"))
        for name in ["call", "transfer", "self", "report", "inquiry", "template"] where frames[name] == nil {
            throw node.error("the frames lack \(name)")
        }
        for name in [
            "atShop", "atOnline", "lead", "reply", "want", "wantSelf", "caller", "self", "platform", "when",
            "whenToday",
        ]
        where numbers[name] == nil {
            throw node.error("the lexicon lacks \(name)")
        }
        for outcome in DemoOutcome.allCases where feedback[outcome.rawValue] == nil {
            throw node.error("the feedback lacks \(outcome.rawValue)")
        }
    }

    func list(_ name: String) -> [DemoTemplate] { lists[name].map { words[$0] } ?? [] }

    func asks(for names: [String], about problem: String, at node: DemoNode) throws(DemoMaterialError) -> [DemoTemplate]
    {
        var asks: [DemoTemplate] = []
        for name in names {
            guard let known = requests[name] else { throw node.error("nobody asks for \(name)") }
            asks += known
            asks += requests["\(name)@\(problem)"] ?? []
        }
        return asks
    }

    private static func templates(
        _ node: DemoNode, _ lists: [String: Int]
    ) throws(DemoMaterialError) -> [String: [DemoTemplate]] {
        var all: [String: [DemoTemplate]] = [:]
        for member in try node.members() { all[member.name] = try DemoTemplate.all(member.node, lists: lists) }
        return all
    }

    private static func channels(_ node: DemoNode) throws(DemoMaterialError) -> ([String], WeightedChoice) {
        let pairs = try node.pairs(separator: "|")
        return (pairs.map(\.name), WeightedChoice(pairs.map(\.number)))
    }
}
