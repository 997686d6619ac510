import Kernel

/// Words of an address that tell which unit an appeal about it goes to.
public struct DispatchRule: Hashable, Sendable {
    /// Who says so.
    public enum Origin: Hashable, Sendable {
        /// Somebody decided this very case and wants it so from now on.
        case decided
        /// Written by the bureau beforehand.
        case written
        /// Learned from past dispatches; how many there were.
        case learned(Int)
    }

    public let words: String
    public let authority: AuthorityCode
    /// The county in which the rule holds.
    public let scope: RegionCode
    public let origin: Origin
    /// The share of past cases that went there, in thousandths; for rules that people wrote, how sure they were.
    public let share: Int

    public init(
        words: String, authority: AuthorityCode, scope: RegionCode, origin: Origin, share: Int = 1000
    ) {
        self.words = words
        self.authority = authority
        self.scope = scope
        self.origin = origin
        self.share = min(max(share, 0), 1000)
    }

    /// How far to trust the rule, in thousandths.
    ///
    /// A share learned from few cases is drawn towards one half, as though two more had been split evenly (Laplace's rule
    /// of succession), so that two cases of two count 750 and eighteen of eighteen 950.
    public var confidence: Int {
        switch origin {
        case .decided, .written: share
        case .learned(let count): (share * count + 1000) / (count + 2)
        }
    }

    /// The rule as a reason.
    var phrase: Phrase {
        let percent = "\(share / 10)%"
        return switch origin {
        case .decided: Phrase(zh: "“\(words)”有人工确定的派发记录", en: "“\(words)” was decided by hand before")
        case .written: Phrase(zh: "“\(words)”有本局写明的派发规则", en: "The bureau has a written rule for “\(words)”")
        case .learned(let count):
            Phrase(
                zh: "“\(words)”以往\(count)件中\(percent)派往此处",
                en: "Of \(count) earlier cases at “\(words)”, \(percent) went there")
        }
    }

    /// Reads a rules file: an object with `region` and `rules`, each `words`, `office`, `confidence` in thousandths,
    /// `origin` (`decided`, `written` or `learned`), and for learned ones `support`.
    public static func reading(_ bytes: [UInt8], file: String) throws(CatalogueFault) -> [DispatchRule] {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch {
            throw CatalogueFault(
                file, Phrase(zh: "第\(error.offset)字节处不是 JSON", en: "Not JSON at byte \(error.offset)"))
        }
        var rules: [DispatchRule] = []
        do throws(Refusal) {
            let scope = try RegionCode(json["region"]?.string ?? "")
            for (index, entry) in (json["rules"]?.array ?? []).enumerated() {
                guard let words = entry["words"]?.string, words.count >= 2, let origin = origin(entry),
                    let share = entry["confidence"]?.integer, (0...1000).contains(share)
                else {
                    throw Refusal(
                        "commons.dispatchRuleMalformed", .invalid,
                        Phrase(zh: "第\(index + 1)条规则不完整", en: "Rule \(index + 1) is not complete"))
                }
                let authority = try AuthorityCode(entry["office"]?.string ?? "")
                rules.append(
                    DispatchRule(words: words, authority: authority, scope: scope, origin: origin, share: Int(share)))
            }
        } catch {
            throw CatalogueFault(file, error.phrase)
        }
        return rules
    }

    private static func origin(_ entry: JSON) -> Origin? {
        switch entry["origin"]?.string {
        case "decided": return .decided
        case "written": return .written
        case "learned":
            guard let support = entry["support"]?.integer, (1...1_000_000).contains(support) else { return nil }
            return .learned(Int(support))
        default: return nil
        }
    }
}
