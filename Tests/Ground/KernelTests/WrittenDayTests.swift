import Kernel
import Testing

@Suite("A date as people write it")
struct WrittenDayTests {
    @Test(
        "Is read with the year first, whatever stands between",
        arguments: [
            "2026-05-01", "2026/5/1", "2026.5.1", "20260501", "2026年5月1日", " 2026年05月01日 ", "2026 / 5 / 1",
            "２０２６年５月１日", "2026年5月1号",
        ])
    func forms(text: String) {
        #expect(Day(written: text)?.description == "2026-05-01")
    }

    @Test(
        "Is not guessed where its order is unsure, or where there is no such day",
        arguments: [
            "5/1/2026", "01-05-2026", "26-5-1", "2026-5", "2026-13-01", "20260230", "2026年5月1日2", "", "五月一日",
            "2026/5-1",
        ])
    func refused(text: String) {
        #expect(Day(written: text) == nil)
    }

    @Test("Every date in its own form is read back")
    func own() {
        for number in stride(from: -40_000, through: 60_000, by: 137) {
            let day = Day(number: number)
            #expect(Day(written: "\(day)") == day)
        }
    }
}
