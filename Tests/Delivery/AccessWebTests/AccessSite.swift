import Access
import AccessWeb
import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Seals
import Web
import WebSupport

/// The room's endpoints as a whole site, over books in memory.
struct AccessSite {
    let house: AccessHouse
    let shelf = Shelf()
    let site: Site

    init() throws {
        let shelf = shelf
        let house = AccessHouse(books: ShelfBooks<any AccessBook>(on: shelf) { $0 })
        self.house = house
        let audit = AuditDesk(books: ShelfBooks<any AuditBook>(on: shelf) { $0 }, now: { house.clock.now })
        let endpoints = AccessEndpoints(desk: house.desk, audit: audit, shownCodes: house.codes).all
        let random = RandomSource.seeded(11)
        site = try Site(
            endpoints, settings: SiteSettings(isSecure: false, key: Array(repeating: 7, count: 32)),
            gate: Gate(house.desk), assets: .none,
            ports: SitePorts(
                now: { house.clock.now }, random: { random.bytes($0) }, idempotency: MemoryIdempotency()))
    }

    func visit(_ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
        let application = Application(responder: site)
        try await application.test(.router) { client in try await body(Browser(client, isFollowing: false)) }
    }
}

extension Browser {
    @discardableResult
    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSON = [:], bearer: String? = nil
    ) async throws -> Page {
        try await call(method, path, json: body.text, bearer: bearer)
    }

    /// Signs in as somebody of staff.
    func signIn(_ login: String, password: String = AccessHouse.password) async throws {
        try await get("/sign-in/staff")
        try await post("/sign-in/staff", ["login": login, "password": password])
    }
}
