import Access
import Kernel
import Rulebook
import Web

extension LawEndpoints {
    /// The clocks of every case and the certificate of each, for whoever may see the case.
    var caseCertificates: [Endpoint] { CasePlaces.all.flatMap(endpoints) }

    private func endpoints(_ places: CasePlaces) -> [Endpoint] {
        let ports = ports
        return [
            Endpoint.page(
                .get, places.list, .permission(places.permission), Phrase(zh: "本案的期限", en: "The clocks of a case")
            ) { request in
                let clocks = try await places.found(request, ports)
                let page = CaseClocksPage(places: places, clocks: clocks, id: request.place("id"), ports: ports)
                return .page(page.node(for: request))
            },
            Endpoint.page(
                .get, places.one, .permission(places.permission), CertificateContent.title
            ) { request in
                let (clocks, one) = try await places.clock(request, ports)
                let page = CertificatePage(
                    places: places, clocks: clocks, one: one, id: request.place("id"), ports: ports)
                return .page(try page.node(for: request))
            },
            Endpoint.page(
                .get, places.pdf, .permission(places.permission), Phrase(zh: "期限计算证明（PDF）", en: "Certificate, PDF")
            ) { request in
                let (clocks, one) = try await places.clock(request, ports)
                let content = try ports.content(
                    one.clock, of: clocks.number, named: places.title(clocks.number), request.reader.language)
                return try await ports.pdf(content.paper, named: "\(clocks.number)-\(one.clock.period.id.rawValue)")
            }
            .costing(20),
            Endpoint.api(
                .get, places.json, .permission(places.permission),
                Phrase(zh: "签名的办理期限计算证明", en: "The signed computation of a case's legal day")
            ) { request in
                let (clocks, one) = try await places.clock(request, ports)
                return .json(try ports.certify(one.clock, clocks.number))
                    .with("Content-Disposition", "attachment; filename=\"fangxin-deadline.json\"")
            }
            .tagged("law").costing(2).answering(200, Phrase(zh: "证明", en: "The certificate"), LawSchemas.certificate),
        ]
        .map(places.guarded)
    }
}

extension LawPorts {
    /// A clock's certificate, signed now.
    func content(
        _ clock: Clock, of number: String?, named subject: Phrase?, _ language: Language
    ) throws -> CertificateContent {
        let rules = rulebook.ruleSets.first { $0.id == clock.ruleSet }?.title ?? .verbatim(clock.ruleSet.rawValue)
        return CertificateContent(
            clock: clock, subject: subject, rules: rules, signed: try certify(clock, number), language: language)
    }

    func pdf(_ paper: Paper, named name: String) async throws -> Response {
        .file(try await typeset(paper), type: "application/pdf", saveAs: "\(name).pdf")
    }

    /// The internal clock of an authority beside a legal one; nothing where it has set none.
    func beside(_ clock: Clock, _ authority: String?) -> SideBySide? {
        overlays.beside(clock, of: authority)
    }
}
