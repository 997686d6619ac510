import Commons
import Fixtures
import Kernel
import Testing

@Suite("Resident numbers (GB 11643-1999)")
struct ResidentIDTests {
    @Test("The standard's own number is taken, and tells the birthday")
    func vector() throws {
        let id = try ResidentID(" 11010519491231002x ")
        #expect(id.text == "11010519491231002X" && id.birthDay == .on("1949-12-31"))
        #expect(id.registrationRegion == "110105")
    }

    @Test("Printed in any way, only its masked form is seen")
    func masked() throws {
        let id = try ResidentID("11010519491231002X")
        #expect(id.masked == "1101**********002X")
        #expect(!"\(id) \(String(reflecting: id)) \([id])".contains("19491231"))
        var dumped = ""
        dump(id, to: &dumped)
        #expect(!dumped.contains("19491231"))
    }

    @Test(
        "The refusal tells which check failed",
        arguments: [
            ("110105491231002", "commons.residentIDOldRefused"), ("1101051949123100", "commons.residentIDMalformed"),
            ("11010519491231002Y", "commons.residentIDMalformed"),
            ("1101051949123100X2", "commons.residentIDMalformed"),
            ("99010519491231002X", "commons.residentIDRegionRefused"),
            ("110105194902310021", "commons.residentIDBirthRefused"),
            ("110105174912310021", "commons.residentIDBirthRefused"),
            ("110105194912310021", "commons.residentIDCheckRefused"),
        ])
    func refusals(text: String, code: String) {
        #expect(refusal { _ = try ResidentID(text) } == code)
    }

    @Test("Nobody is born after the day that the caller names")
    func future() {
        #expect(
            refusal { _ = try ResidentID("11010519491231002X", bornBy: .on("1949-12-30")) }
                == "commons.residentIDBirthRefused")
    }

    @Test("Years are full on the birthday")
    func age() throws {
        let id = try ResidentID("11010519491231002X")
        #expect(id.age(on: .on("2026-12-30")) == 76)
        #expect(id.age(on: .on("2026-12-31")) == 77)
    }

    @Test("No single wrong digit and no swapped pair passes the check")
    func everySingleError() {
        let characters = Array("11010519491231002X")
        for place in characters.indices {
            for other in "0123456789X" where other != characters[place] {
                var wrong = characters
                wrong[place] = other
                #expect(refusal { _ = try ResidentID(String(wrong)) } != nil)
            }
            guard place + 1 < characters.count, characters[place] != characters[place + 1] else { continue }
            var swapped = characters
            swapped.swapAt(place, place + 1)
            #expect(refusal { _ = try ResidentID(String(swapped)) } != nil)
        }
    }

    @Test("Other documents are checked as far as their kind can be")
    func documents() throws {
        #expect(try IdentityDocument(.hongKongMacaoPermit, number: "h12345678").masked == "H******78")
        #expect(try IdentityDocument(.taiwanPermit, number: "12345678").number == "12345678")
        #expect(try IdentityDocument(.residentID, number: "11010519491231002x").masked == "1101**********002X")
        #expect(refusal { _ = try IdentityDocument(.hongKongMacaoPermit, number: "12345678") } != nil)
        #expect(refusal { _ = try IdentityDocument(.passport, number: "E1") } == "commons.documentMalformed")
        #expect(refusal { _ = try IdentityDocument(.residentID, number: "1") } == "commons.residentIDMalformed")
    }
}
