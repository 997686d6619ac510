import Fixtures
import Kernel
import Seals
import Testing

@Suite("A hash chain")
struct HashChainTests {
    private let origin = ChainHead.origin(of: "main")

    private func chain(_ count: Int, from start: ChainHead? = nil, word: String = "entry") -> [ChainLink] {
        var head = start ?? origin
        return (0..<count)
            .map { _ in
                let content = Array("\(word) \(head.count + 1)".utf8)
                let hash = HashChain.hash(of: content, after: head.hash)
                defer { head = ChainHead(chain: head.chain, count: head.count + 1, hash: hash) }
                return ChainLink(sequence: head.count + 1, previous: head.hash, hash: hash, content: content)
            }
    }

    private func damage(_ links: [ChainLink], expecting: ChainHead? = nil, anchors: [ChainAnchor] = []) -> ChainDamage?
    {
        do {
            _ = try HashChain.verify(links, from: origin, expecting: expecting, anchors: anchors)
            return nil
        } catch {
            return error
        }
    }

    private func head(_ links: [ChainLink]) -> ChainHead {
        links.last.map { ChainHead(chain: "main", count: $0.sequence, hash: $0.hash) } ?? origin
    }

    @Test("The hash is that of the formula, computed apart")
    func formula() {
        // sha256 of 32 zero bytes, the length 3 in eight bytes, and abc
        let bytes = [UInt8](repeating: 0, count: 39) + [3] + Array("abc".utf8)
        #expect(HashChain.hash(of: Array("abc".utf8), after: .zero) == Digest(of: bytes))
    }

    @Test("A whole chain is whole from its origin and from any head on the way")
    func whole() throws {
        let links = chain(6)
        for cut in 0...6 {
            let start = head(Array(links.prefix(cut)))
            #expect(try HashChain.verify(links.dropFirst(cut), from: start, expecting: head(links)) == head(links))
        }
        #expect(HashChain.origin(of: "main") != HashChain.origin(of: "reporters"))
    }

    @Test("Every single flipped bit is found at its place")
    func flips() {
        let links = chain(5)
        for index in links.indices {
            let link = links[index]
            for bit in 0..<64 {
                let changed = ChainLink(
                    sequence: link.sequence ^ (1 << Int64(bit)), previous: link.previous, hash: link.hash,
                    content: link.content)
                expectEdited(links, index, changed)
            }
            for bit in 0..<256 {
                expectEdited(links, index, link.with(previous: link.previous.flipped(bit)))
                expectEdited(links, index, link.with(hash: link.hash.flipped(bit)))
            }
            for bit in 0..<(link.content.count * 8) {
                var content = link.content
                content[bit / 8] ^= 1 << (bit % 8)
                expectEdited(links, index, link.with(content: content))
            }
        }
    }

    private func expectEdited(_ links: [ChainLink], _ index: Int, _ changed: ChainLink) {
        var links = links
        links[index] = changed
        let found = damage(links)
        #expect(found == ChainDamage(index: Int64(index), sequence: changed.sequence, kind: .edited))
    }

    @Test("Every removal is found with its place and number")
    func removals() {
        let links = chain(6)
        for start in 0..<6 {
            for count in 1...(6 - start) {
                var left = links
                left.removeSubrange(start..<(start + count))
                let found = damage(left, expecting: head(links))
                let isTail = start + count == 6
                #expect(found?.index == Int64(start))
                #expect(found?.kind == (isTail ? .truncated(Int64(count)) : .removed(Int64(count))))
            }
        }
    }

    @Test("Every swap is found as a change of order")
    func swaps() {
        let links = chain(6)
        for one in 0..<6 {
            for other in (one + 1)..<6 {
                var swapped = links
                swapped.swapAt(one, other)
                let found = damage(swapped, expecting: head(links))
                #expect(found?.index == Int64(one))
                #expect(found?.kind == .reordered)
            }
        }
    }

    @Test("Every copy of an entry put in anywhere is found")
    func copies() {
        let links = chain(5)
        for source in links.indices {
            for place in 0...5 {
                var longer = links
                longer.insert(links[source], at: place)
                // A copy right behind its own place cannot be told from one right before it.
                let first = place == source ? place + 1 : place
                let found = damage(longer, expecting: head(links))
                #expect(found?.index == Int64(first), "\(source) at \(place)")
                #expect(found?.kind == .inserted, "\(source) at \(place)")
            }
        }
    }

    @Test("Every forged entry put in is found, even one that links to the entry before")
    func forgeries() {
        let links = chain(5)
        for place in 0...5 {
            let forged = chain(1, from: head(Array(links.prefix(place))), word: "forged")[0]
            var longer = links
            longer.insert(forged, at: place)
            #expect(damage(longer, expecting: head(links))?.index == Int64(place))
            #expect(damage(longer, expecting: head(links))?.kind == .inserted)
        }
    }

    @Test("An entry made anew with its hash is found at the next one")
    func severed() {
        var links = chain(5)
        links[2] = chain(1, from: head(Array(links.prefix(2))), word: "other")[0]
        #expect(damage(links) == ChainDamage(index: 3, sequence: 4, kind: .severed))
    }

    @Test("A tail that was cut or made anew is found by an anchor")
    func anchors() {
        let links = chain(6)
        let anchor = ChainAnchor(head: head(Array(links.prefix(4))), takenAt: .at("2026-04-15T01:00:00Z"))
        #expect(damage(links, anchors: [anchor]) == nil)
        #expect(damage(Array(links.prefix(3)), anchors: [anchor])?.kind == .truncated(1))
        let start = Array(links.prefix(2))
        let rewritten = start + chain(4, from: head(start), word: "other")
        #expect(damage(rewritten) == nil)
        #expect(damage(rewritten, anchors: [anchor]) == ChainDamage(index: 3, sequence: 4, kind: .rewritten))
        #expect(damage(rewritten, expecting: head(links))?.kind == .rewritten)
    }

    @Test("An anchor is proved by a signature or a keyed hash, and by no other key")
    func proofs() throws {
        let anchor = ChainAnchor(head: head(chain(3)), takenAt: .at("2026-04-15T01:00:00Z"))
        let later = ChainAnchor(head: anchor.head, takenAt: .at("2026-04-16T01:00:00Z"))
        let signing = try #require(SigningKey(id: .named("audit"), seed: RandomSource.seeded(1).bytes(32)))
        let other = try #require(SigningKey(id: .named("audit"), seed: RandomSource.seeded(2).bytes(32)))
        let signed = try anchor.signed(by: signing)
        #expect(signed.isValid(under: signing.verifying))
        #expect(!signed.isValid(under: other.verifying))
        #expect(!ProvedAnchor(anchor: later, proof: signed.proof).isValid(under: signing.verifying))
        let keyed = KeyedHash(key: SecretKey(using: .seeded(3)), purpose: "anchor")
        let coded = anchor.coded(by: keyed, keyID: .named("mac"))
        #expect(coded.isValid(under: keyed, keyID: .named("mac")))
        #expect(!coded.isValid(under: keyed, keyID: .named("other")))
        #expect(!ProvedAnchor(anchor: later, proof: coded.proof).isValid(under: keyed, keyID: .named("mac")))
        #expect(!coded.isValid(under: signing.verifying))
    }
}

extension ChainLink {
    fileprivate func with(previous: Digest? = nil, hash: Digest? = nil, content: [UInt8]? = nil) -> ChainLink {
        ChainLink(
            sequence: sequence, previous: previous ?? self.previous, hash: hash ?? self.hash,
            content: content ?? self.content)
    }
}

extension Digest {
    fileprivate func flipped(_ bit: Int) -> Digest {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << (bit % 8)
        return Digest(bytes: bytes) ?? .zero
    }
}
