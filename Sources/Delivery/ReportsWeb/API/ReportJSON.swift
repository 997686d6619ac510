import CaseParts
import Complaints
import Kernel
import Privacy
import Reports
import Rulebook
import Web

/// A report as JSON, and the schema of it.
enum ReportJSON {
    static func receipt(_ receipt: ReportReceipt) -> JSON {
        [
            "id": .string(receipt.id.text), "number": .string(receipt.number),
            "queryCode": .string(receipt.queryCode), "state": .string(receipt.state.rawValue),
            "decisionDueOn": JSON(receipt.decisionDueOn?.description), "authority": JSON(receipt.authority),
        ]
    }

    static let receiptSchema = Schema.object([
        id, number, Field("queryCode", Phrase(zh: "查询码，只出示一次", en: "Query code, shown once"), .text(max: 40)), state,
    ])

    /// What a step answers.
    static func summary(_ report: Report) -> JSON {
        [
            "id": .string(report.id.text), "number": .string(report.facts.number),
            "state": .string(report.state.rawValue), "version": JSON(report.version),
            "authority": JSON(report.routing?.authority), "unit": JSON(report.routing?.unit),
        ]
    }

    static let summarySchema = Schema.object([id, number, state, version])

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

    static let pageSchema = Schema.object([
        Field(
            "items", Phrase(zh: "条目", en: "Items"),
            .list(
                .object([
                    id, number, state, Field("registeredAt", Phrase(zh: "登记时间", en: "Registered at"), .instant),
                    Field("party", .party, .text(max: 200)), Field("isAnonymous", .anonymous, .flag),
                    Field("isImported", Phrase(zh: "导入的历史记录", en: "Imported history"), .flag),
                ]), max: 200))
    ])

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
        ]
        if view.reader == .authority {
            members["routing"] =
                report.routing.map { ["authority": .string($0.authority), "unit": JSON($0.unit)] } ?? .null
            members["officer"] = JSON(report.officer)
            members["intake"] = .string(report.facts.intake)
            members["earlierOfReporter"] = .array(view.earlierOfReporter.map(row))
            members["earlierOfParty"] = .array(view.earlierOfParty.map(row))
        }
        return .object(members)
    }

    static let viewSchema = Schema.object([
        id, number, state, version, Field("reader", Phrase(zh: "以谁的身份", en: "Seen as"), .text(max: 20)),
        Field("isMasked", Phrase(zh: "已脱敏", en: "Masked"), .flag),
        Field("facts", Phrase(zh: "事实", en: "Facts"), .anything), Field("party", .party, .anything),
        Field("texts", Phrase(zh: "文字", en: "Texts"), .anything),
        Field("events", Phrase(zh: "经过", en: "Events"), .list(.anything, max: 10_000)),
    ])

    private static let id = Field("id", Phrase(zh: "标识", en: "Identifier"), .identifier)
    private static let number = Field("number", .reportNumber, .text(max: 40))
    private static let state = Field(
        "state", .state, .choice(ReportState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))
    private static let version = Field("version", Phrase(zh: "版本", en: "Version"), .integer(1...1_000_000))

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
