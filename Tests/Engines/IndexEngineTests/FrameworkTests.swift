import IndexEngine
import Kernel
import Testing

private func branch(_ code: String, _ parent: String?, level: Int? = nil) -> Node {
    Node(code, .verbatim(code), kind: .branch, parent: parent, statedLevel: level)
}

private func leaf(_ code: String, _ parent: String?, weight: Double = 1) -> Node {
    Node(code, .verbatim(code), parent: parent, weight: weight)
}

private func codes(_ nodes: [Node]) -> Set<String> {
    do {
        _ = try Framework(nodes)
        return []
    } catch {
        return Set(error.all.map(\.code))
    }
}

@Suite("A framework")
struct FrameworkTests {
    @Test("A tree may be of any depth, its branches uneven")
    func depth() throws {
        let framework = try Framework([
            branch("top", nil), branch("a", "top"), branch("b", "a"), branch("c", "b"), leaf("x", "c"),
            leaf("y", "top"),
        ])
        #expect(framework.highestLevel == 5)
        #expect(framework.branchesUpwards == ["c", "b", "a", "top"])
        #expect(framework.indicators(under: "a") == ["x"])
        #expect(framework.effectiveWeights(framework.givenWeights)["x"] == 0.5)
    }

    @Test("A circle is told with its path")
    func circle() {
        #expect(
            codes([branch("top", nil), branch("a", "b"), branch("b", "a"), leaf("x", "top")])
                .contains("index.frameworkCyclic"))
        #expect(codes([branch("a", "a"), leaf("x", "a")]).contains("index.frameworkCyclic"))
    }

    @Test("Orphans, empty branches, several tops and repeated codes are all told at once")
    func orphans() {
        let found = codes([
            branch("top", nil), branch("other", nil), branch("empty", "top"), leaf("x", "nowhere"), leaf("y", nil),
            leaf("z", "top"), leaf("z", "top"),
        ])
        #expect(
            found == [
                "index.parentAbsent", "index.rootAmbiguous", "index.branchEmpty", "index.indicatorOrphaned",
                "index.codeRepeated",
            ])
    }

    @Test("Weights that cannot be used are refused; those that do not add up are flagged")
    func weights() throws {
        #expect(codes([branch("top", nil), leaf("x", "top", weight: -1)]).contains("index.weightUnusable"))
        #expect(codes([branch("top", nil), leaf("x", "top", weight: .nan)]).contains("index.weightUnusable"))
        #expect(codes([branch("top", nil), leaf("x", "top", weight: 0)]) == ["index.weightsVanish"])
        let uneven = try Framework([branch("top", nil), leaf("x", "top", weight: 0.5), leaf("y", "top", weight: 0.6)])
        #expect(uneven.remarks.count == 1)
        let equal = try Framework([branch("top", nil), leaf("x", "top"), leaf("y", "top")])
        #expect(equal.remarks.isEmpty)
    }

    @Test("A stated level must be below the parent's")
    func levels() {
        #expect(
            codes([branch("top", nil, level: 2), branch("a", "top", level: 2), leaf("x", "a")]) == [
                "index.levelNotBelowParent"
            ])
    }
}
