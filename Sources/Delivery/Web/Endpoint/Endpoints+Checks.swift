public import Access

extension Endpoint {
    /// What is wrong with a list of endpoints, in words for developers; empty where it holds.
    ///
    /// A list with a fault is not served.
    public static func faults(in endpoints: [Endpoint]) -> [String] {
        var faults: [String] = []
        var seen: Set<String> = []
        for endpoint in endpoints {
            let mark = "\(endpoint.method.rawValue) \(endpoint.path.shape)"
            if !seen.insert(mark).inserted { faults.append("\(endpoint.route) is declared twice") }
            if !endpoint.path.pattern.hasPrefix("/") { faults.append("\(endpoint.route) does not begin with a slash") }
            if Set(endpoint.path.places).count < endpoint.path.places.count {
                faults.append("\(endpoint.route) names a place twice")
            }
            if endpoint.method.isSafe, !endpoint.body.isEmpty { faults.append("\(endpoint.route) takes a body") }
            if endpoint.face == .api, !endpoint.path.pattern.hasPrefix("/api/") {
                faults.append("\(endpoint.route) belongs under /api/")
            }
            if endpoint.usesIdempotencyKey, endpoint.face != .api || endpoint.method.isSafe {
                faults.append("\(endpoint.route) cannot use an idempotency key")
            }
        }
        return faults
    }

    /// Whether an actor may ask at all; how far is the desk's question.
    public func admits(_ actor: Actor) -> Bool {
        switch rule {
        case .open: true
        case .signedIn: actor.isSignedIn
        case .permission(let permission): actor.reach(permission) != nil
        }
    }

    /// Who may ask what: a line for each endpoint, with the roles that are let in.
    public static func matrix(of endpoints: [Endpoint]) -> [(route: String, roles: [Role], isOpen: Bool)] {
        endpoints.map { endpoint in
            let roles = Role.allCases.filter { endpoint.admits(Actor(id: "matrix", roles: [$0])) }
            return (endpoint.route, roles, endpoint.admits(.visitor))
        }
    }
}
