import Access
import HTTPTypes
import Kernel
import Testing
import Web

@Suite("Every route for everybody, on their own records and on others'")
struct AccessWalkTests {
    @Test("Each route lets in whom the table names, and a record that is not theirs is not there for them")
    func walk() async throws {
        try await WalkedHouse.open { house in
            let rows = Dictionary(AccessRow.all.map { ($0.route, $0) }) { first, _ in first }
            #expect(rows.count == AccessRow.all.count, "a route stands twice in the table")
            let routes = Set(house.endpoints.map(\.route))
            #expect(routes.subtracting(rows.keys).sorted() == [], "routes that the table does not know")
            #expect(Set(rows.keys).subtracting(routes).sorted() == [], "routes of the table that are not served")
            var faults: [String] = []
            for walker in house.walkers {
                for row in Self.order.compactMap({ $0(house.endpoints, rows) }).flatMap(\.self) {
                    faults += try await Self.faults(row, for: walker, in: house)
                }
            }
            #expect(faults == [])
        }
    }

    /// What takes a claim or a session away comes after all that needs it.
    private static let order: [@Sendable ([Endpoint], [String: AccessRow]) -> [AccessRow]] = [false, true]
        .map { isLast in
            { endpoints, rows in
                endpoints.compactMap { rows[$0.route] }.filter { ($0.thing == .claim || $0.endsSession) == isLast }
                    .sorted { $0.sessionsEnd < $1.sessionsEnd }
            }
        }

    private enum Outcome: String {
        case allowed, denied, absent
    }

    private static func faults(_ row: AccessRow, for walker: Walker, in house: WalkedHouse) async throws -> [String] {
        var faults: [String] = []
        for isOwn in row.thing == .none ? [true] : [true, false] {
            let parts = row.route.split(separator: " ").map(String.init)
            var places = house.places(row.thing, isOwn: isOwn, for: walker)[...]
            let path = parts[1].split(separator: "/", omittingEmptySubsequences: false)
                .map { $0.hasPrefix("{") ? places.popFirst() ?? "x" : String($0) }.joined(separator: "/")
            // A stream of events would never end; its head is enough.
            let method = path.hasSuffix("/live") ? HTTPRequest.Method.head : HTTPRequest.Method(parts[0]) ?? .get
            let answer = try await house.client.ask(
                method, path, as: walker, sending: method == .get || method == .head ? nil : row.body)
            let wanted = expected(row, walker, isOwn: isOwn)
            let got = outcome(answer, row)
            if answer.status >= 500 || wanted.map({ $0 != got }) ?? false {
                faults.append(
                    "\(row.route) by \(walker.name) on \(isOwn ? "an own" : "a foreign") record: "
                        + "\(answer.status), \(wanted?.rawValue ?? "any answer") was to be expected")
            }
        }
        return faults
    }

    private static func outcome(_ answer: Answer, _ row: AccessRow) -> Outcome {
        switch answer.status {
        case 401, 403: .denied
        case 404: .absent
        case 303 where answer.location?.hasPrefix("/sign-in") == true: .denied
        // Whoever has not opened this case is led to where one opens it.
        case 303 where row.route == "GET /my/{id}" && answer.location == "/track": .denied
        default: .allowed
        }
    }

    /// What must come of it; nothing where any answer but a failure will do.
    private static func expected(_ row: AccessRow, _ walker: Walker, isOwn: Bool) -> Outcome? {
        let permissions: [Permission]
        switch row.rule {
        case .open: return row.thing == .secret ? .absent : .allowed
        case .proof: return nil
        case .signedIn: return walker.token == nil ? .denied : .allowed
        case .may(let some): permissions = some
        }
        guard let reach = walker.reach(permissions) else { return .denied }
        // Whoever has but one case open has no account to look after.
        if permissions == [.accountOwn], !walker.isAccount { return .absent }
        guard row.sides.contains(walker.side) else { return .absent }
        switch row.thing {
        case .none: return .allowed
        // Without the secret there is nothing there; a page leads back to where one begins.
        case .secret: return row.route.contains("/api/") ? .absent : nil
        case .complaint, .file, .report, .reportFile, .shop, .merchant, .claim, .account, .token:
            guard isOwn || reach == .everywhere else { return .absent }
            return row.mayBeGone ? nil : .allowed
        }
    }
}

extension AccessRow {
    fileprivate var endsSession: Bool { sessionsEnd > 0 }

    /// The page's way out needs no session any more when the program's way was taken.
    fileprivate var sessionsEnd: Int {
        switch route {
        case "DELETE /api/v1/sessions/current": 1
        case "POST /sign-out": 2
        default: 0
        }
    }
}
