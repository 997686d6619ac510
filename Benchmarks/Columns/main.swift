import AnalyticsEngine
import Foundation
import Kernel
import Segments

// The column engine as a process of its own, for measuring it from outside and for comparing its answers.

let clock = ContinuousClock()

func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

func say(_ value: JSON) { FileHandle.standardOutput.write(Data(value.bytes + [10])) }

func milliseconds(since start: ContinuousClock.Instant) -> Double { start.duration(to: clock.now) / .milliseconds(1) }

func build(_ file: String, _ schema: String, _ folder: String) throws {
    let schema = try Schema(json: JSON(parsing: bytes(schema)))
    let start = clock.now
    let summary = try TableFolder(folder).build(schema, csv: file)
    say(["summary": summary.json, "milliseconds": .number(milliseconds(since: start))])
}

/// Opens a table and answers a query a line; `{"brush": name, "query": …}` is brushed instead.
func serve(_ folder: String) throws {
    let start = clock.now
    let crew = Crew.threads()
    let table = try TableFolder(folder).open(crew: crew)
    say(["opened": .number(milliseconds(since: start)), "rows": .integer(Int64(table.rows))])
    while let line = readLine() {
        let json = try JSON(parsing: line)
        if let name = json["brush"]?.string, let inner = json["query"] {
            say(try brushed(table, name, try Query(json: inner, schema: table.schema), crew))
            continue
        }
        let query = try Query(json: json, schema: table.schema)
        let start = clock.now
        let answer = try table.answer(query, crew: crew)
        say(answer.json(query, table.schema, milliseconds: milliseconds(since: start)))
    }
}

/// Drags a brush about: mostly by three values, each twentieth time to somewhere else, each fiftieth to another width.
func brushed(_ table: Table, _ name: String, _ query: Query, _ crew: Crew) throws -> JSON {
    let start = clock.now
    let brush = try table.brush(name, query, crew: crew)
    let activated = milliseconds(since: start)
    var moves: [Double] = []
    var (low, width) = (1, max(brush.size / 10, 1))
    for move in 0..<200 {
        low = move % 20 == 19 ? (low * 7 + 13) % brush.size : min(low + 3, brush.size - 1)
        if move % 50 == 49 { width = width * 3 % brush.size + 1 }
        let start = clock.now
        let answer = brush.answer(low..<min(low + width, brush.size))
        moves.append(answer.rows >= 0 ? milliseconds(since: start) : .infinity)
    }
    return ["activated": .number(activated), "moves": .array(moves.map { .number($0) })]
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("build", 4): try build(arguments[1], arguments[2], arguments[3])
case ("query", 2):
    let input = Array(FileHandle.standardInput.readDataToEndOfFile())
    say(try TableFolder(arguments[1]).answer(input))
case ("serve", 2): try serve(arguments[1])
default:
    say("Columns build FILE.csv SCHEMA.json FOLDER | query FOLDER < QUERY.json | serve FOLDER")
    exit(64)
}
