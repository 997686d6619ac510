public import Cases
import Complaints
public import Kernel

/// Events as they are kept: a name and a JSON object.
extension ReportEvent.Kind {
    public var payload: JSON {
        switch self {
        case .registered(let facts): facts.json
        case .routed(let routing): routing.json(keepsEmptyRegion: true)
        case .verificationBegan(let at): ["receivedAt": .integer(at.microseconds)]
        case .returned(let field), .competenceDenied(let field), .transferred(let field):
            ["reasonField": .string(field)]
        case .assigned(let unit, let officer): ["unit": JSON(unit), "officer": JSON(officer)]
        case .supplemented(let field, let at):
            ["field": .string(field), "receivedAt": .integer(at.microseconds)]
        case .testingBegan(let day), .testingEnded(let day): ["on": .integer(Int64(day.number))]
        case .extended(let reason, let approver):
            ["reasonField": .string(reason), "approverField": .string(approver)]
        case .filed(let approver, let number): ["approverField": .string(approver), "caseNumber": JSON(number)]
        case .notFiled(let grounds, let reason, let approver):
            [
                "grounds": .array(grounds.map(JSON.string)), "reasonField": .string(reason),
                "approverField": .string(approver),
            ]
        case .duplicateFound(let earlier): ["earlier": .string(earlier)]
        case .replied(let field, let way): ["field": .string(field), "way": .string(way.rawValue)]
        case .noted(let field): ["field": .string(field)]
        case .attached(let file): file.json
        case .hotlineOrderSet(let number, let dueOn): ["number": .string(number), "dueOn": JSON(dueOn?.number)]
        case .historyImported(let facts, let history): ["facts": facts.json, "history": history.json]
        case .historyUpdated(let history): history.json
        case .closed, .erased: [:]
        }
    }

    /// Reads what was kept.
    ///
    /// - Throws: `HistoryDamage` where name or members are not of this program's making.
    public init(name: String, payload: JSON) throws(HistoryDamage) {
        let read = PayloadReader(event: name, json: payload)
        switch name {
        case "report.registered": self = .registered(try ReportFacts(read))
        case "report.routed": self = .routed(try Routing(read))
        case "report.verificationBegan": self = .verificationBegan(receivedAt: try read.instant("receivedAt"))
        case "report.returned": self = .returned(reasonField: try read.text("reasonField"))
        case "report.assigned":
            self = .assigned(unit: read.textIfAny("unit"), officer: read.textIfAny("officer"))
        case "report.supplemented":
            self = .supplemented(field: try read.text("field"), receivedAt: try read.instant("receivedAt"))
        case "report.testingBegan": self = .testingBegan(on: try read.day("on"))
        case "report.testingEnded": self = .testingEnded(on: try read.day("on"))
        default: self = try Self.decision(name, read)
        }
    }

    private static func decision(_ name: String, _ read: PayloadReader) throws(HistoryDamage) -> Self {
        switch name {
        case "report.extended":
            .extended(reasonField: try read.text("reasonField"), approverField: try read.text("approverField"))
        case "report.filed":
            .filed(approverField: try read.text("approverField"), caseNumber: read.textIfAny("caseNumber"))
        case "report.notFiled":
            .notFiled(
                grounds: read.texts("grounds"), reasonField: try read.text("reasonField"),
                approverField: try read.text("approverField"))
        case "report.competenceDenied": .competenceDenied(reasonField: try read.text("reasonField"))
        case "report.duplicateFound": .duplicateFound(earlier: try read.text("earlier"))
        case "report.transferred": .transferred(reasonField: try read.text("reasonField"))
        case "report.replied": .replied(field: try read.text("field"), way: try read.choice("way"))
        case "report.closed": .closed
        case "report.noted": .noted(field: try read.text("field"))
        case "report.attached": .attached(try ReportFile(read))
        case "report.hotlineOrderSet":
            .hotlineOrderSet(number: try read.text("number"), dueOn: read.dayIfAny("dueOn"))
        case "report.historyImported":
            .historyImported(
                try ReportFacts(try read.inner("facts")), try ImportedReportHistory(try read.inner("history")))
        case "report.historyUpdated": .historyUpdated(try ImportedReportHistory(read))
        case "report.erased": .erased
        default: throw HistoryDamage(reason: "unknown event \(name)")
        }
    }
}

extension ReportFile {
    fileprivate var json: JSON {
        [
            "digest": .string(digest), "mediaType": .string(mediaType), "size": JSON(size),
            "nameField": .string(nameField), "isReporters": .bool(isReporters),
        ]
    }

    fileprivate init(_ read: PayloadReader) throws(HistoryDamage) {
        self.init(
            digest: try read.text("digest"), mediaType: try read.text("mediaType"), size: Int(try read.integer("size")),
            nameField: try read.text("nameField"), isReporters: try read.flag("isReporters"))
    }
}

extension ReportFacts {
    fileprivate var json: JSON {
        .saying([
            "intake": .string(intake), "number": .string(number), "ruleSet": .string(ruleSet),
            "channel": .string(channel), "platformReceivedAt": JSON(platformReceivedAt?.microseconds),
            "isAnonymous": .bool(isAnonymous), "wantsSecrecy": .bool(wantsSecrecy), "wantsReward": .bool(wantsReward),
            "reportClass": JSON(reportClass), "occurredOn": JSON(occurredOn?.number), "isOnline": .bool(isOnline),
            "premises": JSON(premises), "merchant": JSON(merchant), "region": JSON(region),
            "fields": .array(fields.map(JSON.string)), "registrar": JSON(registrar),
        ])
    }

    fileprivate init(_ read: PayloadReader) throws(HistoryDamage) {
        self.init(
            intake: try read.text("intake"), number: try read.text("number"), ruleSet: try read.text("ruleSet"),
            channel: try read.text("channel"), platformReceivedAt: read.instantIfAny("platformReceivedAt"))
        isAnonymous = read.isSet("isAnonymous")
        wantsSecrecy = read.isSet("wantsSecrecy")
        wantsReward = read.isSet("wantsReward")
        reportClass = read.textIfAny("reportClass")
        occurredOn = read.dayIfAny("occurredOn")
        isOnline = read.isSet("isOnline")
        premises = read.textIfAny("premises")
        merchant = read.textIfAny("merchant")
        region = read.textIfAny("region")
        fields = read.texts("fields")
        registrar = read.textIfAny("registrar")
    }
}
