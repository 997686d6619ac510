import HTTPTypes
public import Hummingbird
import Kernel
import NIOCore

/// What the server knows of the connection a request came on.
public struct SiteContext: InitializableFromSource, RequestContext {
    public var coreContext: CoreRequestContextStorage
    let address: String

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }
}

/// All endpoints behind the shell: the one responder that the server is given.
public struct Site: HTTPResponder {
    public typealias Context = SiteContext

    public let endpoints: [Endpoint]
    let routes: Routes
    let settings: SiteSettings
    let ports: SitePorts
    let gate: Gate
    let assets: Assets
    let tokens: FormTokens
    let jar: CookieJar
    let security: SecurityHeaders
    let metrics = RequestMetrics()
    let shared = SharedAnswers()

    /// The list of endpoints does not hold.
    public struct Fault: Error, CustomStringConvertible {
        public let description: String
    }

    public init(_ endpoints: [Endpoint], settings: SiteSettings, gate: Gate, assets: Assets, ports: SitePorts) throws {
        let all =
            endpoints + Self.houseEndpoints(settings: settings, assets: assets, ports: ports, metrics: metrics)
            + [Endpoint.apiDocument(of: endpoints, settings: settings)]
        let faults = Endpoint.faults(in: all)
        guard faults.isEmpty else { throw Fault(description: faults.joined(separator: "; ")) }
        self.endpoints = all
        routes = Routes(all)
        self.settings = settings
        self.ports = ports
        self.gate = gate
        self.assets = assets
        tokens = FormTokens(key: settings.key)
        jar = CookieJar(isSecure: settings.isSecure)
        security = SecurityHeaders(isSecure: settings.isSecure)
    }

    public func respond(to request: Hummingbird.Request, context: SiteContext) async throws -> Hummingbird.Response {
        let began = ContinuousClock.now
        metrics.began()
        let visit = Visit(site: self, request: request, address: context.address)
        if let (response, route) = visit.sharedResponse() {
            record(visit, response, route: route, since: began)
            return response
        }
        let age = shared.age
        let outcome = await visit.outcome()
        let response = visit.finished(outcome)
        visit.share(response, of: outcome, begunIn: age)
        record(
            visit, response, route: outcome.route, since: began, isConfidential: outcome.isConfidential,
            refusal: outcome.refusal, fault: outcome.fault)
        return response
    }

    /// Of what is confidential only the hundreds are told: 201 and 404 would say what was there.
    private func record(
        _ visit: Visit, _ response: Hummingbird.Response, route: String, since began: ContinuousClock.Instant,
        isConfidential: Bool = false, refusal: String? = nil, fault: (any Error)? = nil
    ) {
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let status = isConfidential ? response.status.code / 100 * 100 : response.status.code
        metrics.ended(route, status: status, seconds: seconds)
        ports.log(
            RequestRecord(
                id: visit.id, method: isConfidential ? "-" : visit.request.method.rawValue, route: route,
                status: status, milliseconds: seconds * 1000, refusal: isConfidential ? nil : refusal, fault: fault))
    }
}
