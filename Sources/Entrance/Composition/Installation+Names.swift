import Access
import AccessWeb
import Commons
import Kernel
import Ledger
import Storage
import Web

extension Installation {
    /// How offices, places and cases are called where accounts are kept and the log is read.
    var accessNames: AccessNames {
        let (directory, files, stores) = (directory, files, stores)
        var names = AccessNames()
        names.authority = { code in (try? AuthorityCode(code)).flatMap { directory.now.authority($0)?.name } }
        names.region = { prefix in
            let code = prefix + String(repeating: "0", count: max(0, 6 - prefix.utf8.count))
            return (try? RegionCode(code)).flatMap { files.regions.fullName(of: $0) }
        }
        names.offices = { directory.now.offices }
        names.subject = { kind, id in try await stores.numbered(kind)?.read { try $0.number(of: id) } }
        names.subjectID = { kind, number in
            try await stores.numbered(kind)?.read { try $0.identifier(numbered: number) }
        }
        return names
    }
}

extension Stores {
    /// The book of a kind of thing that people know by a number.
    fileprivate func numbered(_ kind: String) -> (any Books<any AuditBook>)? {
        switch kind {
        case "complaint": SQLBooks<any AuditBook>(main) { $0 }
        case "report": SQLBooks<any AuditBook>(reporters, chain: LedgerChain.reporters) { SQLReportBook($0) }
        default: nil
        }
    }
}

extension Directory {
    /// The offices that an account may belong to: each authority, then its branch offices, by region.
    fileprivate var offices: [AccessNames.Choice] {
        authorities.filter { $0.kind.isDispatchTarget && $0.kind != .branchOffice }
            .sorted { ($0.region.text, $0.code.text) < ($1.region.text, $1.code.text) }
            .flatMap { bureau -> [AccessNames.Choice] in
                let prefix = bureau.region.prefix
                guard !prefix.isEmpty else { return [] }
                let own = AccessNames.Choice(
                    value: bureau.code.text, name: bureau.name,
                    office: Office(authority: bureau.code.text, unit: bureau.code.text, regionPrefix: prefix))
                return [own]
                    + units(of: bureau.code).filter { $0.kind == .branchOffice }
                    .map { unit in
                        AccessNames.Choice(
                            value: "\(bureau.code.text)/\(unit.code.text)",
                            name: Phrase(
                                zh: "　\(bureau.name.zh) · \(unit.name.zh)", en: "　\(bureau.name.en) · \(unit.name.en)"),
                            office: Office(
                                authority: bureau.code.text, unit: unit.code.text, regionPrefix: prefix))
                    }
            }
    }
}

extension Directory {
    /// The provinces whose branch offices the directory knows: those whose officers work here.
    private var provinces: Set<Substring> {
        Set(authorities.filter { $0.kind == .branchOffice }.map { $0.region.text.prefix(2) })
    }

    /// The authorities of those provinces, by region.
    var bureaus: [Authority] {
        let provinces = provinces
        return
            authorities.filter {
                $0.kind.isDispatchTarget && $0.kind != .branchOffice && provinces.contains($0.region.text.prefix(2))
            }
            .sorted { ($0.region.text, $0.code.text) < ($1.region.text, $1.code.text) }
    }

    /// The counties and cities of those provinces, in the order of their codes.
    func counties(_ regions: Regions) -> [Schema.Choice] {
        let provinces = provinces
        return regions.all.filter { provinces.contains($0.code.text.prefix(2)) && $0.code.text.utf8.count == 6 }
            .sorted { $0.code.text < $1.code.text }
            .map { region in
                Schema.Choice(region.code.text, .verbatim(regions.fullName(of: region.code) ?? region.name))
            }
    }
}

extension RegionCode {
    /// The digits that say where it is: two for a province, four for a city, six for a county; none for the country.
    fileprivate var prefix: String {
        let county = text.prefix(6)
        if county.hasSuffix("0000") { return county.hasPrefix("00") ? "" : String(county.prefix(2)) }
        return county.hasSuffix("00") ? String(county.prefix(4)) : String(county)
    }
}
