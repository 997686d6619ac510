public import Kernel

/// A procedure as a value: boxes that follow one another, drawn from top to bottom.
///
/// What leads back upwards is drawn dashed at the side. The layout is that of Sugiyama, Tagawa and Toda (1981): layers by
/// the longest way, an order within each by the middle of the neighbours, boxes pulled towards them.
public struct FlowChart: Sendable {
    public struct Box: Sendable {
        public enum Form: Sendable {
            /// Where a case stands.
            case state
            /// A state after which nothing has to follow.
            case end
            /// What is done.
            case step
            /// A step of which more is said than the law says.
            case markedStep
        }

        public let id: String
        public let form: Form
        public let title: Phrase
        /// Lines below the title: who does it, who approves, how long it may take.
        public let lines: [Phrase]

        public init(_ id: String, _ form: Form, _ title: Phrase, lines: [Phrase] = []) {
            self.id = id
            self.form = form
            self.title = title
            self.lines = lines
        }
    }

    public let title: Phrase
    public let boxes: [Box]
    /// From one box to another, by their identifiers.
    public let arrows: [(from: String, to: String)]

    /// Arrows from or to boxes that are not there are left out.
    public init(_ title: Phrase, boxes: [Box], arrows: [(from: String, to: String)]) {
        let known = Set(boxes.map(\.id))
        self.title = title
        self.boxes = boxes
        self.arrows = arrows.filter { known.contains($0.from) && known.contains($0.to) && $0.from != $0.to }
    }
}
