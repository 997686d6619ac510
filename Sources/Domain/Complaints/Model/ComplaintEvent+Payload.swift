public import Cases
public import Kernel

/// Events as they are kept: a name and a JSON object.
extension ComplaintEvent.Kind {
    public var payload: JSON {
        switch self {
        case .registered(let facts): facts.json
        case .routed(let routing): routing.json()
        case .received(let at): ["at": .integer(at.microseconds)]
        case .returned(let field): ["reasonField": .string(field)]
        case .assigned(let officer): ["officer": .string(officer)]
        case .accepted, .mediationStarted, .closed, .erased: [:]
        // One's own entry goes without saying.
        case .withdrawn(let source): source == .ownEntry ? [:] : ["source": .string(source.rawValue)]
        case .declined(let grounds): ["grounds": .array(grounds.map(JSON.string))]
        case .answered(let field, let source): ["field": .string(field), "source": .string(source.rawValue)]
        case .consented(let party, let isGiven, let source):
            [
                "party": .string(party.rawValue), "isGiven": .bool(isGiven), "source": .string(source.rawValue),
            ]
        case .agreed(let field, let recovered):
            ["termsField": .string(field), "recovered": .integer(recovered.fen)]
        case .terminated(let ground, nil): ["ground": .string(ground)]
        case .terminated(let ground, let source?):
            ["ground": .string(ground), "source": .string(source.rawValue)]
        case .noted(let field, let audience):
            ["field": .string(field), "audience": .string(audience.rawValue)]
        case .attached(let attachment): attachment.json
        case .hotlineOrderSet(let number, let dueOn):
            ["number": .string(number), "dueOn": JSON(dueOn?.number)]
        case .historyImported(let facts, let history), .historyUpdated(let facts, let history):
            ["facts": facts.json, "history": history.json]
        }
    }

    /// Reads what was kept.
    ///
    /// - Throws: `HistoryDamage` where name or members are not of this program's making.
    public init(name: String, payload: JSON) throws(HistoryDamage) {
        let read = PayloadReader(event: name, json: payload)
        switch name {
        case "complaint.registered": self = .registered(try CaseFacts(read))
        case "complaint.routed": self = .routed(try Routing(read))
        case "complaint.received": self = .received(at: try read.instant("at"))
        case "complaint.returned": self = .returned(reasonField: try read.text("reasonField"))
        case "complaint.assigned": self = .assigned(officer: try read.text("officer"))
        case "complaint.accepted": self = .accepted
        case "complaint.declined": self = .declined(grounds: read.texts("grounds"))
        case "complaint.answered":
            self = .answered(field: try read.text("field"), source: try read.choice("source"))
        case "complaint.consented":
            self = .consented(
                party: try read.choice("party"), isGiven: try read.flag("isGiven"), source: try read.choice("source"))
        case "complaint.mediationStarted": self = .mediationStarted
        case "complaint.agreed":
            self = .agreed(
                termsField: try read.text("termsField"), recovered: Money(fen: try read.integer("recovered")))
        case "complaint.terminated":
            self = .terminated(
                ground: try read.text("ground"), source: read.choiceIfAny("source"))
        case "complaint.withdrawn":
            self = .withdrawn(source: read.choiceIfAny("source") ?? .ownEntry)
        case "complaint.closed": self = .closed
        case "complaint.noted":
            self = .noted(field: try read.text("field"), audience: try read.choice("audience"))
        case "complaint.attached": self = .attached(try Attachment(read))
        case "complaint.hotlineOrderSet":
            self = .hotlineOrderSet(number: try read.text("number"), dueOn: read.dayIfAny("dueOn"))
        case "complaint.historyImported":
            self = .historyImported(
                try CaseFacts(try read.inner("facts")), try ImportedHistory(try read.inner("history")))
        case "complaint.historyUpdated":
            self = .historyUpdated(
                try CaseFacts(try read.inner("facts")), try ImportedHistory(try read.inner("history")))
        case "complaint.erased": self = .erased
        default: throw HistoryDamage(reason: "unknown event \(name)")
        }
    }
}

extension Attachment {
    fileprivate var json: JSON {
        [
            "digest": .string(digest), "mediaType": .string(mediaType), "size": JSON(size),
            "nameField": .string(nameField), "audience": .string(audience.rawValue), "party": JSON(party?.rawValue),
        ]
    }

    fileprivate init(_ read: PayloadReader) throws(HistoryDamage) {
        self.init(
            digest: try read.text("digest"), mediaType: try read.text("mediaType"),
            size: Int(try read.integer("size")), nameField: try read.text("nameField"),
            audience: try read.choice("audience"), party: read.choiceIfAny("party"))
    }
}

extension CaseFacts {
    fileprivate var json: JSON {
        .saying([
            "intake": .string(intake), "number": .string(number), "ruleSet": .string(ruleSet),
            "channel": .string(channel), "platformReceivedAt": JSON(platformReceivedAt?.microseconds),
            "respondent": .string(respondent.text), "premises": JSON(premises), "merchant": JSON(merchant),
            "region": JSON(region), "account": JSON(account), "subjectClass": JSON(subjectClass),
            "problemClass": JSON(problemClass), "requests": .array(requests.map(JSON.string)),
            "amount": JSON(amount?.fen), "disputeAmount": JSON(disputeAmount?.fen),
            "occurredOn": JSON(occurredOn?.number), "isOnline": .bool(isOnline), "isPrepaid": .bool(isPrepaid),
            "consentsToPublication": .bool(consentsToPublication),
            "consentsToEntrustment": .bool(consentsToEntrustment), "sharesContact": .bool(sharesContact),
            "fields": .array(fields.map(JSON.string)), "registrar": JSON(registrar),
        ])
    }

    fileprivate init(_ read: PayloadReader) throws(HistoryDamage) {
        guard let respondent = Identifier<Respondent>(try read.text("respondent")) else {
            throw HistoryDamage(reason: "\(read.event): respondent is no identifier")
        }
        self.init(
            intake: try read.text("intake"), number: try read.text("number"), ruleSet: try read.text("ruleSet"),
            channel: try read.text("channel"), platformReceivedAt: read.instantIfAny("platformReceivedAt"),
            respondent: respondent)
        premises = read.textIfAny("premises")
        merchant = read.textIfAny("merchant")
        region = read.textIfAny("region")
        account = read.textIfAny("account")
        subjectClass = read.textIfAny("subjectClass")
        problemClass = read.textIfAny("problemClass")
        requests = read.texts("requests")
        amount = read.integerIfAny("amount").map { Money(fen: $0) }
        disputeAmount = read.integerIfAny("disputeAmount").map { Money(fen: $0) }
        occurredOn = read.dayIfAny("occurredOn")
        isOnline = read.isSet("isOnline")
        isPrepaid = read.isSet("isPrepaid")
        consentsToPublication = read.isSet("consentsToPublication")
        consentsToEntrustment = read.isSet("consentsToEntrustment")
        sharesContact = read.isSet("sharesContact")
        fields = read.texts("fields")
        registrar = read.textIfAny("registrar")
    }
}
