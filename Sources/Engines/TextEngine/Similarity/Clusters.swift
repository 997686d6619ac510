/// Which things belong together: a forest of pointers to smaller numbers (union–find).
public struct Clusters: Hashable, Sendable {
    private var parents: [Int32]

    init(count: Int) {
        parents = (0..<Int32(count)).map(\.self)
    }

    /// The smallest number in the cluster.
    mutating func leader(of item: Int) -> Int {
        var item = item
        while Int(parents[item]) != item {
            parents[item] = parents[Int(parents[item])]
            item = Int(parents[item])
        }
        return item
    }

    mutating func unite(_ one: Int, _ other: Int) {
        let (a, b) = (leader(of: one), leader(of: other))
        if a != b { parents[max(a, b)] = Int32(min(a, b)) }
    }

    mutating func settle() { for item in parents.indices { parents[item] = Int32(leader(of: item)) } }

    public var count: Int { parents.count }

    /// The number of the first member of the cluster to which a text belongs; its own if it is alone or the first.
    public func first(of item: Int) -> Int { Int(parents[item]) }

    /// The clusters of two and more, members in order, the largest cluster first.
    public var groups: [[Int]] {
        var members: [Int: [Int]] = [:]
        for item in parents.indices { members[Int(parents[item]), default: []].append(item) }
        return members.values.filter { $0.count > 1 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }
}
