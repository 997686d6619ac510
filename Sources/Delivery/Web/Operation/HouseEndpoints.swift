import Kernel

extension Site {
    /// What every installation serves for itself: health, metrics, assets.
    static func houseEndpoints(
        settings: SiteSettings, assets: Assets, ports: SitePorts, metrics: RequestMetrics
    )
        -> [Endpoint]
    {
        var endpoints = [
            Endpoint(.plain, .get, "/health", .open, Phrase(zh: "进程存活", en: "The process lives")) { _ in
                .json(["status": "up"])
            },
            Endpoint(.plain, .get, "/ready", .open, Phrase(zh: "可以接收请求", en: "Ready for requests")) { _ in
                await readiness(ports)
            },
            Endpoint(.plain, .get, "/metrics", .open, Phrase(zh: "运行指标", en: "Metrics")) { _ in
                Response(
                    status: 200, type: "text/plain; version=0.0.4; charset=utf-8",
                    body: .bytes(Array((metrics.text + ports.metrics()).utf8)))
            },
            Endpoint(.plain, .get, "/assets/{file}", .open, Phrase(zh: "静态文件", en: "Static files")) { request in
                guard let file = assets.file(served: request.place("file")) else { throw Refusal.pageAbsent }
                return Response(status: 200, type: file.type, body: .bytes(file.bytes)).cached(.forever)
            },
        ]
        if settings.hasComponentPage {
            endpoints.append(
                Endpoint.page(.get, "/_components", .open, Phrase(zh: "组件", en: "Components")) { request in
                    .page(ComponentPage.node(for: request.reader))
                })
        }
        return endpoints
    }

    private static func readiness(_ ports: SitePorts) async -> Response {
        var checks: [String: JSON] = [:]
        var isReady = true
        for (name, check) in ports.checks {
            let holds = await check()
            checks[name] = .string(holds ? "up" : "down")
            isReady = isReady && holds
        }
        return .json(
            ["status": .string(isReady ? "ready" : "waiting"), "checks": .object(checks)], status: isReady ? 200 : 503)
    }
}
