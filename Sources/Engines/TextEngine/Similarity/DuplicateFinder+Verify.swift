import Numbers

extension DuplicateFinder {
    /// Compares the members of each bucket that are not together yet, and unites those that are alike.
    func verify(_ buckets: [[Int32]], _ texts: [String], _ lanes: Lanes, _ clusters: inout Clusters) {
        var open: [Bucket] = []
        for items in buckets {
            let bucket = Bucket(items: items, leaders: items.map { Int32(clusters.leader(of: Int($0))) })
            if !bucket.isSettled { open.append(bucket) }
        }
        let piece = 512
        let work = open
        let found = lanes.map((work.count + piece - 1) / piece) { number in
            work[(number * piece)..<min(work.count, (number + 1) * piece)].flatMap { links($0, texts) }
        }
        for links in found { for (one, other) in links { clusters.unite(Int(one), Int(other)) } }
    }

    private struct Bucket: Sendable {
        let items: [Int32]
        /// The first member of the cluster that each belongs to.
        let leaders: [Int32]

        var isSettled: Bool { leaders.allSatisfy { $0 == leaders[0] } }
    }

    /// The pairs of a bucket that are alike and were not together.
    ///
    /// Each member is compared with a few of each cluster seen before it.
    private func links(_ bucket: Bucket, _ texts: [String]) -> [(Int32, Int32)] {
        var seen: [(item: Int32, leader: Int32, shingles: Shingles)] = []
        var moved: [Int32: Int32] = [:]
        var links: [(Int32, Int32)] = []
        for (item, first) in zip(bucket.items, bucket.leaders) {
            var leader = moved[first] ?? first
            var own: Shingles?
            for (index, other) in seen.enumerated() where other.leader != leader && seen[index].leader != leader {
                let mine = own ?? shingles(texts[Int(item)])
                own = mine
                guard mine.similarity(to: other.shingles) >= threshold else { continue }
                links.append((other.item, item))
                for (key, value) in moved where value == leader { moved[key] = other.leader }
                moved[leader] = other.leader
                for place in seen.indices where seen[place].leader == leader { seen[place].leader = other.leader }
                leader = other.leader
            }
            let known = seen.reduce(0) { $0 + ($1.leader == leader ? 1 : 0) }
            guard known < Self.membersShown, seen.count < Self.comparisons else { continue }
            seen.append((item, leader, own ?? shingles(texts[Int(item)])))
        }
        return links
    }
}
