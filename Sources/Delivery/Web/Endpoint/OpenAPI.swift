import Access
public import Kernel

extension Endpoint {
    /// The endpoint that answers with the description of all others.
    static func apiDocument(of endpoints: [Endpoint], settings: SiteSettings) -> Endpoint {
        let bytes = openAPI(of: endpoints, title: settings.title, version: settings.version).bytes
        return Endpoint(
            .plain, .get, "/api/v1/openapi.json", .open, Phrase(zh: "接口说明", en: "The API’s document")
        ) { _ in
            Response(status: 200, type: "application/json", body: .bytes(bytes))
        }
    }

    /// The JSON endpoints as an OpenAPI 3.1 document.
    public static func openAPI(of endpoints: [Endpoint], title: Phrase, version: String) -> JSON {
        var paths: [String: [String: JSON]] = [:]
        for endpoint in endpoints where endpoint.face == .api {
            paths[endpoint.path.pattern, default: [:]][endpoint.method.rawValue.lowercased()] = endpoint.operation
        }
        return [
            "openapi": "3.1.0",
            "info": ["title": .string(title.zh), "summary": .string(title.en), "version": .string(version)],
            "paths": .object(paths.mapValues(JSON.object)),
            "components": ["securitySchemes": securitySchemes, "schemas": ["Problem": problem], "responses": problems],
        ]
    }

    private static let securitySchemes: JSON = [
        "bearer": ["type": "http", "scheme": "bearer"],
        "cookie": ["type": "apiKey", "in": "cookie", "name": "fx-session"],
    ]

    private static let problem: JSON = [
        "type": "object", "required": ["type", "title", "status", "code", "requestId"],
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
            "code": ["type": "string"], "requestId": ["type": "string"],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["field", "code", "message"],
                    "properties": [
                        "field": ["type": ["string", "null"]], "code": ["type": "string"],
                        "message": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]

    private static let problems: JSON = [
        "Problem": [
            "description": "Why it was not done (RFC 9457)",
            "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
        ]
    ]

    private var operation: JSON {
        var members: [String: JSON] = [
            "operationId": .string(operationID), "summary": .string(summary.en), "description": .string(summary.zh),
            "responses": responses, "parameters": .array(parameters),
        ]
        if !tag.isEmpty { members["tags"] = [.string(tag)] }
        members["security"] =
            rule == .open ? [[:], ["bearer": []], ["cookie": []]] : [["bearer": []], ["cookie": []]]
        if case .permission(let permission) = rule { members["x-permission"] = .string(permission.rawValue) }
        if !body.isEmpty { members["requestBody"] = requestBody }
        return .object(members)
    }

    private var operationID: String {
        let words = path.parts.compactMap { part -> String? in
            switch part {
            case .literal("api"), .literal("v1"): nil
            case .literal(let text): text
            case .place(let name), .rest(let name): "by-\(name)"
            }
        }
        return ([method.rawValue.lowercased()] + words).joined(separator: "-")
    }

    private var parameters: [JSON] {
        var list = path.places.map { name -> JSON in
            [
                "name": .string(name), "in": "path", "required": true,
                "schema": ["type": "string", "minLength": 1, "maxLength": 200],
            ]
        }
        list += query.map { field in
            [
                "name": .string(field.name), "in": "query", "required": .bool(field.isRequired),
                "description": .string(field.label.en), "schema": field.schema.json,
            ]
        }
        if usesIdempotencyKey {
            list.append([
                "name": "Idempotency-Key", "in": "header", "required": false,
                "description": "The same key with the same input is done once, and answered the same each time",
                "schema": ["type": "string", "pattern": "^[!-~]{1,128}$"],
            ])
        }
        if isTagged {
            list.append(["name": "If-None-Match", "in": "header", "required": false, "schema": ["type": "string"]])
        }
        return list
    }

    private var requestBody: JSON {
        let schema = Schema.object(body).json
        let type = fileRules.isEmpty ? "application/json" : "multipart/form-data"
        return ["required": true, "content": [type: ["schema": schema]]]
    }

    private var responses: JSON {
        var members: [String: JSON] = ["default": ["$ref": "#/components/responses/Problem"]]
        for answer in answers {
            var response: [String: JSON] = ["description": .string(answer.phrase.en)]
            if let schema = answer.schema {
                response["content"] = ["application/json": ["schema": schema.json(isAnswer: true)]]
            }
            if isTagged, answer.status == 200 {
                response["headers"] = ["ETag": ["schema": ["type": "string"]]]
            }
            members[String(answer.status)] = .object(response)
        }
        if isTagged { members["304"] = ["description": "Not changed since the version named"] }
        return .object(members)
    }
}

extension Schema {
    /// The schema in JSON Schema 2020-12, as what comes in is read.
    var json: JSON { json(isAnswer: false) }

    /// The same; of an answer it names every member that there may be.
    func json(isAnswer: Bool) -> JSON {
        switch self {
        case .text(let max, let isMultiline):
            [
                "type": "string", "minLength": 1, "maxLength": .integer(Int64(max)),
                "pattern": .string(isMultiline ? Self.writtenLines : Self.writtenLine),
            ]
        case .identifier: ["type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{26}$"]
        case .integer(let range):
            [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                "maximum": .integer(Int64(range.upperBound)),
            ]
        case .number: ["type": "number"]
        case .money: ["type": "integer", "minimum": 0, "description": "Whole fen: 26800 is 268.00 yuan"]
        case .day: ["type": "string", "format": "date"]
        case .instant: ["type": "string", "format": "date-time"]
        case .flag: ["type": "boolean"]
        case .choice(let choices): ["type": "string", "enum": .array(choices.map { .string($0.value) })]
        case .list(let item, let max):
            ["type": "array", "items": item.json(isAnswer: isAnswer), "maxItems": .integer(Int64(max))]
        case .object(let fields): Self.object(fields, isAnswer: isAnswer)
        case .file: ["type": "string", "contentMediaType": "application/octet-stream"]
        case .orNull(let schema): ["anyOf": [schema.json(isAnswer: isAnswer), ["type": "null"]]]
        case .words: ["type": "string"]
        case .map(let schema): ["type": "object", "additionalProperties": schema.json(isAnswer: isAnswer)]
        case .either(let schemas): ["anyOf": .array(schemas.map { $0.json(isAnswer: isAnswer) })]
        }
    }

    private static func object(_ fields: [Field], isAnswer: Bool) -> JSON {
        var members: [String: JSON] = [
            "type": "object", "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
            "properties": .object(
                Dictionary(fields.map { ($0.name, $0.json(isAnswer: isAnswer)) }) { first, _ in first }),
        ]
        if isAnswer { members["additionalProperties"] = false }
        return .object(members)
    }

    /// What `Fields` takes: no controls, and something besides white space.
    private static let writtenLine =
        #"^[^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]*[!-~\u00a1-\u1fff\u3001-\ufdff][^\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]*$"#
    private static let writtenLines =
        #"^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]*[!-~\u00a1-\u1fff\u3001-\ufdff][^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]*$"#
}

extension Schema {
    fileprivate var isMoney: Bool {
        switch self {
        case .money: true
        case .orNull(let schema): schema.isMoney
        default: false
        }
    }
}

extension Field {
    fileprivate func json(isAnswer: Bool) -> JSON {
        var members = schema.json(isAnswer: isAnswer).object ?? [:]
        members["title"] = .string(label.en)
        members["description"] = .string(label.zh)
        // People write yuan and programs whole fen, so that the document says which, wherever it names an amount.
        if schema.isMoney {
            members["title"] = .string("\(label.en), in whole fen (26800 is 268.00 yuan)")
            members["description"] = .string("\(label.zh)，以分为单位的整数（26800即268.00元）")
            members["examples"] = [26800]
        }
        return .object(members)
    }
}
