import CaseParts
import Complaints
import Kernel
import Privacy
import Reports
import Rulebook

/// A report as JSON.
enum ReportJSON {
    static func receipt(_ receipt: ReportReceipt) -> JSON {
        [
            "id": .string(receipt.id.text), "number": .string(receipt.number),
            "queryCode": .string(receipt.queryCode), "state": .string(receipt.state.rawValue),
            "decisionDueOn": JSON(receipt.decisionDueOn?.description), "authority": JSON(receipt.authority),
        ]
    }

    /// What a step answers.
    static func summary(_ report: Report) -> JSON {
        [
            "id": .string(report.id.text), "number": .string(report.facts.number),
            "state": .string(report.state.rawValue), "version": JSON(report.version),
            "authority": JSON(report.routing?.authority), "unit": JSON(report.routing?.unit),
        ]
    }

    static func row(_ row: ReportRow) -> JSON {
        [
            "id": .string(row.id.text), "number": .string(row.number), "state": .string(row.state.rawValue),
            "registeredAt": .string("\(row.registeredAt)"), "channel": .string(row.channel),
            "party": .string(row.partyName), "reporter": JSON(row.maskedName), "isAnonymous": .bool(row.isAnonymous),
            "wantsSecrecy": .bool(row.wantsSecrecy), "reportClass": JSON(row.reportClass),
            "authority": JSON(row.authority), "unit": JSON(row.unit), "officer": JSON(row.officer),
            "region": JSON(row.region), "dueOn": JSON(row.dueOn?.description), "duePeriod": JSON(row.duePeriod),
            "isImported": .bool(row.isImported),
        ]
    }

    static func page(_ page: Page<ReportRow>) -> JSON {
        ["items": .array(page.items.map(row)), "next": JSON(page.next?.text)]
    }

    /// The report as its reader may see it.
    static func view(_ view: ReportView) -> JSON {
        let report = view.report
        var members: [String: JSON] = [
            "id": .string(report.id.text), "number": .string(report.facts.number),
            "state": .string(report.state.rawValue), "version": JSON(report.version),
            "reader": .string(view.reader.rawValue), "isMasked": .bool(view.isMasked), "facts": facts(report),
            "party": party(view.party),
            "texts": .object(
                Dictionary(view.texts.map { ($0.key.rawValue, JSON.string($0.value)) }) { first, _ in first }),
            "events": .array(
                view.events.map {
                    [
                        "name": .string($0.kind.name), "at": .string("\($0.at)"),
                        "label": .string($0.kind.phrase.zh), "labelEn": .string($0.kind.phrase.en),
                        "texts": .array($0.kind.textFields.filter(shown(in: view)).map(JSON.string)),
                    ]
                }),
            "clock": view.clock?.json ?? .null,
            "files": .array(
                view.files.map {
                    [
                        "digest": .string($0.digest), "mediaType": .string($0.mediaType), "size": JSON($0.size),
                        "name": JSON(view.texts[PersonalField(rawValue: $0.nameField)]),
                        "isReporters": .bool($0.isReporters),
                    ]
                }),
        ]
        if view.reader == .authority {
            members["routing"] =
                report.routing.map { routing -> JSON in
                    [
                        "authority": .string(routing.authority), "unit": JSON(routing.unit),
                        "reasons": .array(routing.reasons.map(JSON.string)), "isOverride": .bool(routing.isOverride),
                        "explained": .array(routing.explained.map { ["zh": .string($0.zh), "en": .string($0.en)] }),
                    ]
                } ?? .null
            members["officer"] = JSON(report.officer)
            members["intake"] = .string(report.facts.intake)
            members["earlierOfReporter"] = .array(view.earlierOfReporter.map(row))
            members["earlierOfParty"] = .array(view.earlierOfParty.map(row))
        }
        return .object(members)
    }

    private static func shown(in view: ReportView) -> (String) -> Bool {
        { view.texts[PersonalField(rawValue: $0)] != nil }
    }

    private static func facts(_ report: Report) -> JSON {
        let facts = report.facts
        return [
            "channel": .string(facts.channel), "ruleSet": .string(facts.ruleSet),
            "isAnonymous": .bool(facts.isAnonymous), "wantsSecrecy": .bool(facts.wantsSecrecy),
            "wantsReward": .bool(facts.wantsReward), "reportClass": JSON(facts.reportClass),
            "occurredOn": JSON(facts.occurredOn?.description), "isOnline": .bool(facts.isOnline),
            "region": JSON(facts.region), "platformReceivedAt": JSON(facts.platformReceivedAt.map { "\($0)" }),
            "lastReceivedAt": JSON(report.lastReceivedAt.map { "\($0)" }), "isExtended": .bool(report.isExtended),
            "isBeingTested": .bool(report.isBeingTested), "decidedAt": JSON(report.decidedAt.map { "\($0)" }),
            "grounds": .array(report.grounds.map(JSON.string)), "outcome": JSON(report.outcome?.rawValue),
        ]
    }

    private static func party(_ party: ReportedParty) -> JSON {
        [
            "name": .string(party.name), "creditCode": JSON(party.creditCode), "address": JSON(party.address),
            "platform": JSON(party.platform), "premises": JSON(party.premises),
        ]
    }
}
