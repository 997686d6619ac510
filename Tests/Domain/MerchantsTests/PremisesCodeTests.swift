import Fixtures
import Kernel
import Merchants
import Testing

@Suite("A shop's code")
struct PremisesCodeTests {
    @Test(
        "Ten characters name 45 bits and come back as they were", arguments: [0, 1, 31, 32, 987_654_321, (1 << 45) - 1])
    func roundTrip(number: Int64) throws {
        let code = PremisesCode(number: number)
        #expect(code.text.count == 10)
        #expect(PremisesCode(code.text)?.number == number)
        #expect(PremisesCode(code.spoken.lowercased())?.number == number)
    }

    @Test("Every single wrong character and every swap of neighbours is found")
    func slips() {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        for number in [12_345_678_901_234, 31_415_926_535_897, 27_182_818_284] as [Int64] {
            let text = Array(PremisesCode(number: number).text)
            for place in text.indices {
                for character in alphabet where character != text[place] {
                    var wrong = text
                    wrong[place] = character
                    #expect(PremisesCode(String(wrong)) == nil)
                }
                if place > 0, text[place] != text[place - 1] {
                    var swapped = text
                    swapped.swapAt(place, place - 1)
                    #expect(PremisesCode(String(swapped)) == nil)
                }
            }
        }
    }

    @Test("Letters that look like digits are read as those")
    func lookAlikes() {
        let code = PremisesCode(number: 1 << 40 | 1 << 5)
        let typed = code.text.replacing("0", with: "o").replacing("1", with: "l")
        #expect(PremisesCode(typed) == code)
    }

    @Test("What is no code is refused", arguments: ["", "0", "0123456789A", "UUUUUUUUUU", "放心放心放心放心放心", "----------"])
    func strangers(text: String) {
        #expect(PremisesCode(text) == nil)
    }
}
