public import Complaints
public import Kernel

/// The topics of the feed on which changes to cases are told; pages listen to the one that they show.
public enum CaseTopic {
    /// What happens to one case.
    public static func complaint(_ id: Identifier<Complaint>) -> String { "complaint:\(id.text)" }
    /// What happens to any case of an authority.
    public static func authority(_ code: String) -> String { "authority:\(code)" }
    /// What happens to any case about a merchant.
    public static func merchant(_ id: String) -> String { "merchant:\(id)" }

    /// All topics on which a move is told.
    public static func topics(of move: CaseMove) -> [String] {
        [complaint(move.complaint)] + (move.authority.map { [authority($0)] } ?? [])
            + (move.merchant.map { [merchant($0)] } ?? [])
    }
}
