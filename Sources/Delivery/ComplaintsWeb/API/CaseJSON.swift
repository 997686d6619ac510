public import Complaints
public import Kernel
import Notices
import Privacy
import Rulebook

/// A complaint as JSON.
public enum CaseJSON {
    public static func receipt(_ receipt: FilingReceipt) -> JSON {
        [
            "id": .string(receipt.id.text), "number": .string(receipt.number),
            "queryCode": .string(receipt.queryCode), "state": .string(receipt.state.rawValue),
            "decisionDueOn": JSON(receipt.decisionDueOn?.description), "authority": JSON(receipt.authority),
        ]
    }

    /// What a list or a step answers of one complaint.
    public static func summary(_ complaint: Complaint) -> JSON {
        [
            "id": .string(complaint.id.text), "number": .string(complaint.facts.number),
            "state": .string(complaint.state.rawValue), "version": JSON(complaint.version),
            "outcome": JSON(complaint.outcome?.rawValue), "authority": JSON(complaint.routing?.authority),
            "unit": JSON(complaint.routing?.unit),
        ]
    }

    public static func row(_ row: ComplaintRow) -> JSON {
        [
            "id": .string(row.id.text), "number": .string(row.number), "state": .string(row.state.rawValue),
            "registeredAt": .string("\(row.registeredAt)"), "channel": .string(row.channel),
            "respondent": .string(row.respondentName), "complainant": JSON(row.maskedName),
            "subjectClass": JSON(row.subjectClass), "problemClass": JSON(row.problemClass),
            "amount": JSON(row.amount?.fen), "authority": JSON(row.authority), "unit": JSON(row.unit),
            "officer": JSON(row.officer), "region": JSON(row.region), "outcome": JSON(row.outcome?.rawValue),
            "dueOn": JSON(row.dueOn?.description), "duePeriod": JSON(row.duePeriod),
            "hotlineDueOn": JSON(row.hotlineDueOn?.description), "isImported": .bool(row.isImported),
        ]
    }

    public static func page(_ page: Page<ComplaintRow>) -> JSON {
        ["items": .array(page.items.map(row)), "next": JSON(page.next?.text)]
    }

    /// The case as its reader may see it.
    public static func view(_ view: CaseView) -> JSON {
        let complaint = view.complaint
        return [
            "id": .string(complaint.id.text), "number": .string(complaint.facts.number),
            "state": .string(complaint.state.rawValue), "version": JSON(complaint.version),
            "reader": .string(view.reader.rawValue), "isMasked": .bool(view.isMasked),
            "facts": facts(complaint), "respondent": respondent(view.respondent),
            "texts": .object(
                Dictionary(view.texts.map { ($0.key.rawValue, JSON.string($0.value)) }) { first, _ in first }),
            "events": .array(view.events.map(event)),
            "attachments": .array(view.attachments.map(attachment)),
            "consents": .object(
                Dictionary(complaint.consents.map { ($0.key.rawValue, JSON.bool($0.value)) }) { first, _ in first }),
            "clock": view.clock?.json ?? .null, "outcome": JSON(complaint.outcome?.rawValue),
            "recovered": JSON(complaint.recovered?.fen),
            "routing": complaint.routing.map(routing) ?? .null,
            "notices": .array(
                view.notices.map { ["message": .string($0.message.rawValue), "at": .string("\($0.createdAt)")] }),
            "earlierOfComplainant": .array(view.earlierOfComplainant.map(row)),
            "earlierOfRespondent": .array(view.earlierOfRespondent.map(row)),
        ]
    }

    private static func facts(_ complaint: Complaint) -> JSON {
        let facts = complaint.facts
        return [
            "channel": .string(facts.channel), "ruleSet": .string(facts.ruleSet),
            "platformReceivedAt": JSON(facts.platformReceivedAt.map { "\($0)" }),
            "competentReceivedAt": JSON(complaint.competentReceivedAt.map { "\($0)" }),
            "acceptedAt": JSON(complaint.acceptedAt.map { "\($0)" }), "region": JSON(facts.region),
            "subjectClass": JSON(facts.subjectClass), "problemClass": JSON(facts.problemClass),
            "requests": .array(facts.requests.map(JSON.string)), "amount": JSON(facts.amount?.fen),
            "disputeAmount": JSON(facts.disputeAmount?.fen), "occurredOn": JSON(facts.occurredOn?.description),
            "isOnline": .bool(facts.isOnline), "isPrepaid": .bool(facts.isPrepaid),
            "consentsToPublication": .bool(facts.consentsToPublication),
            "consentsToEntrustment": .bool(facts.consentsToEntrustment), "officer": JSON(complaint.officer),
            "hotlineNumber": JSON(complaint.hotlineOrder?.number),
            "hotlineDueOn": JSON(complaint.hotlineOrder?.dueOn?.description),
        ]
    }

    private static func respondent(_ respondent: Respondent) -> JSON {
        [
            "name": .string(respondent.name), "creditCode": JSON(respondent.creditCode),
            "address": JSON(respondent.address), "premises": JSON(respondent.premises),
            "platform": JSON(respondent.platform),
        ]
    }

    private static func routing(_ routing: Routing) -> JSON {
        [
            "authority": .string(routing.authority), "unit": JSON(routing.unit),
            "reasons": .array(routing.reasons.map(JSON.string)), "isOverride": .bool(routing.isOverride),
            "explained": .array(routing.explained.map { ["zh": .string($0.zh), "en": .string($0.en)] }),
        ]
    }

    private static func event(_ event: ComplaintEvent) -> JSON {
        [
            "sequence": JSON(event.sequence), "name": .string(event.kind.name), "at": .string("\(event.at)"),
            "label": .string(event.kind.phrase.zh),
        ]
    }

    private static func attachment(_ attachment: Attachment) -> JSON {
        [
            "digest": .string(attachment.digest), "mediaType": .string(attachment.mediaType),
            "size": JSON(attachment.size), "audience": .string(attachment.audience.rawValue),
            "party": JSON(attachment.party?.rawValue),
        ]
    }
}
