import Commons
import Kernel
import TestSupport
import Testing

@Suite("Unified social credit codes (GB 32100-2015)")
struct UnifiedSocialCreditCodeTests {
    @Test(
        "Published codes are taken",
        arguments: ["91110000802100433B", "9144030071526726XG", "91330100799655058B", "91110108551385082Q"])
    func vectors(text: String) throws {
        #expect(try UnifiedSocialCreditCode(text).text == text)
    }

    @Test("A wrong check character is named as such")
    func wrongCheck() {
        #expect(refusal { _ = try UnifiedSocialCreditCode("91310000MA1FL1A64N") } == "commons.creditCodeCheckRefused")
    }

    @Test(
        "Lower case, full width and white space around it are mended",
        arguments: [" 91110000802100433b\n", "９１１１００００８０２１００４３３Ｂ", "\u{3000}91110000802100433B"])
    func mended(text: String) throws {
        #expect(try UnifiedSocialCreditCode(text).text == "91110000802100433B")
    }

    @Test(
        "The refusal tells which check failed",
        arguments: [
            ("9111000080210043", "commons.creditCodeLengthRefused"), ("", "commons.creditCodeLengthRefused"),
            ("9111OOOO802100433B", "commons.creditCodeLetterRefused"),
            ("911100008021004 3B", "commons.creditCodeLetterRefused"),
            ("91A10000802100433B", "commons.creditCodeRegionRefused"),
            ("91990000802100433B", "commons.creditCodeRegionRefused"),
            ("91110000802100433C", "commons.creditCodeCheckRefused"),
        ])
    func refusals(text: String, code: String) {
        #expect(refusal { _ = try UnifiedSocialCreditCode(text) } == code)
    }

    @Test("A wrong organisation code inside is found even where the last character fits")
    func organisation() {
        let text = Naive.completed("91110000802100434")
        #expect(refusal { _ = try UnifiedSocialCreditCode(text) } == "commons.creditCodeOrganisationRefused")
    }

    @Test("Its parts can be read")
    func parts() throws {
        let code = try UnifiedSocialCreditCode("9144030071526726XG")
        #expect(code.department == "9" && code.category == "1" && !code.isSelfEmployed)
        #expect(code.registrationRegion == "440300")
        #expect(code.organisationCode.text == "71526726X" && "\(code.organisationCode)" == "71526726-X")
    }

    @Test("Codes made by the standard's table are taken, and no single wrong character or swapped pair passes")
    func everySingleError() throws {
        var dice = Dice(32_100)
        for _ in 0..<60 {
            let text = Naive.random(using: &dice)
            #expect(try UnifiedSocialCreditCode(text).text == text)
            let characters = Array(text)
            for place in characters.indices {
                for other in Naive.alphabet where other != characters[place] {
                    var wrong = characters
                    wrong[place] = other
                    #expect(
                        refusal { _ = try UnifiedSocialCreditCode(String(wrong)) } != nil, "\(text) \(place) \(other)")
                }
                guard place + 1 < characters.count, characters[place] != characters[place + 1] else { continue }
                var swapped = characters
                swapped.swapAt(place, place + 1)
                #expect(refusal { _ = try UnifiedSocialCreditCode(String(swapped)) } != nil, "\(text) \(place)")
            }
        }
    }

    /// The standard's tables written out, without the room's own code.
    enum Naive {
        static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

        static func completed(_ text: String) -> String {
            let sum = zip(text, weights).map { (alphabet.firstIndex(of: $0) ?? 0) * $1 }.reduce(0, +)
            return text + String(alphabet[(31 - sum % 31) % 31])
        }

        static func random(using dice: inout Dice) -> String {
            let region = ["110000", "640381", "310101", "460106", "620122", "100000"].randomElement(using: &dice) ?? ""
            let body = String((0..<8).map { _ in alphabet.randomElement(using: &dice) ?? "0" })
            let places = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            let sum = zip(body, [3, 7, 9, 10, 5, 8, 4, 2]).map { (places.firstIndex(of: $0) ?? 0) * $1 }.reduce(0, +)
            let check = ["0", "X", "9", "8", "7", "6", "5", "4", "3", "2", "1"][
                [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10][sum % 11]]
            return completed("9" + (["1", "2", "3", "9"].randomElement(using: &dice) ?? "1") + region + body + check)
        }
    }
}

@Suite("Organisation codes (GB 11714)")
struct OrganisationCodeTests {
    @Test("Check characters are those of the standard", arguments: ["80210043-3", "71526726-X", "79965505-8"])
    func vectors(text: String) throws {
        #expect(try OrganisationCode(text.lowercased()).description == text)
    }

    @Test("A wrong check is refused, and so is what has not the form")
    func refused() {
        #expect(refusal { _ = try OrganisationCode("802100434") } == "commons.organisationCodeCheckRefused")
        #expect(refusal { _ = try OrganisationCode("8021-00433") } == "commons.organisationCodeMalformed")
    }
}
