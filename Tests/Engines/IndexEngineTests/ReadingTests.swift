import IndexEngine
import Kernel
import Testing

@Suite("Tables and recipes read from text")
struct ReadingTests {
    static let meta = #"""
        Level,iCode,iName,Direction,Weight,Parent,Type
        1,x,"Name, with ""quotes""",1,1,top,Indicator
        1,y,Why,-1,1,top,Indicator
        2,top,Top,1,1,NA,Aggregate
        NA,g,Group,NA,NA,NA,Group
        NA,d,Size,NA,NA,NA,Denominator
        """#

    static func refusals(_ data: String, _ meta: String = meta) -> [Refusal] {
        do {
            _ = try IndexTables(data: Array(data.utf8), meta: Array(meta.utf8))
            return []
        } catch {
            return error.all
        }
    }

    @Test("A table with quotes, gaps, groups and two periods")
    func whole() throws {
        let data =
            "\u{FEFF}uCode,uName,Time,g,d,x,y,z\r\nA,\"An, A\",2020,N,2,1,2,9\r\nB,Bee,2020,S,4,3,NA,9\r\nA,A,2021,N,2,5,,9\r\n"
        let tables = try IndexTables(data: Array(data.utf8), meta: Array(Self.meta.utf8))
        #expect(tables.periods.count == 2)
        #expect(tables.latest.period == 2021)
        #expect(tables.latest.earlier.first?.values["x"] == [1, 3])
        #expect(tables.latest.values["y"]?[0].isNaN == true)
        #expect(tables.periods[0].names["A"] == "An, A")
        #expect(tables.periods[0].groups["g"] == ["A": "N", "B": "S"])
        #expect(tables.remarks.map(\.column) == ["z"])
        #expect(tables.framework["x"]?.name.en == "Name, with \"quotes\"")
    }

    @Test(
        "What is not a number in a column of numbers is refused with its line",
        arguments: ["abc", "NaN", "inf", "1,5e999", "\"1 2\""])
    func text(cell: String) {
        let found = Self.refusals("uCode,g,d,x,y\nA,N,1,1,2\nB,N,1,\(cell),2\n")
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { ["index.cellWrong", "index.rowUneven"].contains($0.code) })
        #expect(found[0].phrase.en.contains("ine 3"))
    }

    @Test("Broken tables are refused")
    func broken() {
        #expect(Self.refusals("").map(\.code) == ["index.textEmpty"])
        #expect(Self.refusals("uCode,g,d,x,y\nA,N,1,1\n").map(\.code) == ["index.rowUneven"])
        #expect(Self.refusals("uCode,g,d,x,x\n").map(\.code) == ["index.headingRepeated"])
        #expect(Self.refusals("uCode,g,d,x,y\n\"A,N,1,1,2\n").map(\.code) == ["index.quoteOpen"])
        #expect(Self.refusals("uCode,g,d,x,y\nA\"A,N,1,1,2\n").map(\.code) == ["index.quoteMisplaced"])
        #expect(Self.refusals("uCode,g,d,x\nA,N,1,1\n").map(\.code) == ["index.dataAbsent"])
        #expect(Self.refusals("uCode,g,d,x,y\nA,N,1,1,2\nA,N,1,1,2\n").map(\.code) == ["index.codeRepeated"])
        #expect(Self.refusals("uCode,g,d,x,y\n").map(\.code) == ["index.unitsAbsent"])
        #expect(Self.refusals("uCode,g,d,x,y\nA,N,1,1,2\n", "iCode,iName\n").count == 4)
        let bytes: [UInt8] = [0x75, 0xFF, 0x0A]
        #expect(throws: Refusals.self) { try IndexTables(data: bytes, meta: Array(Self.meta.utf8)) }
    }

    @Test("A sheet written as CSV reads back the same")
    func csv() throws {
        let sheet = try Sheet(units: ["A", "B,\"b\""], codes: ["x"], columns: [[0.1 + 0.2, .nan]])
        #expect(
            String(decoding: sheet.csv, as: UTF8.self) == "uCode,x\r\nA,0.30000000000000004\r\n\"B,\"\"b\"\"\",NA\r\n")
    }

    @Test("A recipe of every step")
    func recipe() throws {
        let text = """
            {"steps":[
            {"step":"denominate","by":{"x":"d"},"factors":{"x":100}},
            {"step":"impute","method":"i_mean_grp","group":"g"},
            {"step":"impute","method":"carryForward","periods":1},
            {"step":"screen","by":"either","available":0.5,"nonZero":0.1,"include":["A"],"exclude":["B"]},
            {"step":"treat","winsorise":3,"transform":"boxCox","lambda":0.5,"each":{"y":"none"}},
            {"step":"normalise","method":"zScore","mean":50,"deviation":10,"each":{"x":{"method":"goalposts","zero":0,"full":9}}},
            {"step":"weigh","method":"ahp","judgements":{"top":{"order":["x","y"],"rows":[[1,3],[0.3333333333,1]]}}},
            {"step":"aggregate","methods":["geometric"],"available":0.5,"missingAtMost":0.2}]}
            """
        let recipe = try Recipe(readingJSON: Array(text.utf8))
        #expect(recipe.steps.count == 8)
        #expect(recipe.steps[1] == .impute(.groupMean("g")))
        #expect(
            recipe.steps[5]
                == .normalise(
                    .zScore(Standard(mean: 50, deviation: 10)), each: ["x": .goalposts(Goalposts(zero: 0, full: 9))]))
        guard case .treat(let common, let each) = recipe.steps[4] else { return }
        #expect(common?.transform == .boxCox(0.5))
        #expect(each == ["y": nil])
    }

    @Test(
        "A recipe that says what is not known is refused",
        arguments: [
            "{", "[]", #"{"steps":[{"step":"dance"}]}"#, #"{"steps":[{"step":"impute","methd":"mean"}]}"#,
            #"{"steps":[{"step":"impute","method":"guess"}]}"#, #"{"steps":[{"step":"normalise","range":[1]}]}"#,
            #"{"steps":[{"step":"aggregate"},{"step":"normalise"}]}"#,
            #"{"steps":[{"step":"normalise"},{"step":"normalise"}]}"#,
            #"{"steps":[{"step":"screen","available":2}]}"#, #"{"steps":[{"step":"treat","winsorise":-1}]}"#,
            #"{"steps":[{"step":"weigh","method":"ahp","judgements":{"top":{"order":["x"],"rows":[[1,2]]}}}]}"#,
        ])
    func wrongRecipe(text: String) {
        #expect(throws: Refusals.self) { try Recipe(readingJSON: Array(text.utf8)) }
    }
}
