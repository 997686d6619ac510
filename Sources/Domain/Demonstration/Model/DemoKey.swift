public import Kernel

/// What was planted among the everyday rows, so that whoever looks for it can be marked.
public struct DemoKey: Hashable, Sendable {
    /// Many complaints about one thing within days.
    public struct Burst: Hashable, Sendable {
        public let name: String
        public let what: Phrase
        /// The county, where it is confined to one.
        public let regionCode: String?
        /// The firm's credit code, where it is confined to one.
        public let creditCode: String?
        public let industryCode: String
        /// The model or brand that all the texts name, where there is one.
        public let product: String?
        public let first: Day
        public let last: Day
        /// Registration numbers in order.
        public let orders: [String]
    }

    /// One text sent against many firms, with only names, dates and sums changed.
    public struct Template: Hashable, Sendable {
        public let name: String
        /// The text as far as it does not change, with `…` for what does.
        public let skeleton: String
        public let orders: [String]
        public var copies: Int { orders.count }
    }

    /// One person who complains again and again.
    public struct Repeater: Hashable, Sendable {
        public let name: String
        public let person: String
        public let phone: String
        public let orders: [String]
    }

    public let bursts: [Burst]
    public let templates: [Template]
    public let repeaters: [Repeater]

    /// All planted rows: registration number and the name of the plant.
    public var plants: [String: String] {
        var plants: [String: String] = [:]
        for burst in bursts { for order in burst.orders { plants[order] = burst.name } }
        for template in templates { for order in template.orders { plants[order] = template.name } }
        for repeater in repeaters { for order in repeater.orders { plants[order] = repeater.name } }
        return plants
    }

    /// The key as a JSON value for a file beside the data.
    public var json: JSON {
        [
            "bursts": .array(bursts.map(\.json)), "templates": .array(templates.map(\.json)),
            "repeaters": .array(repeaters.map(\.json)),
        ]
    }
}

extension DemoKey.Burst {
    fileprivate var json: JSON {
        [
            "name": .string(name), "what": ["zh": .string(what.zh), "en": .string(what.en)],
            "regionCode": JSON(regionCode), "creditCode": JSON(creditCode), "industryCode": .string(industryCode),
            "product": JSON(product), "first": .string(first.description), "last": .string(last.description),
            "count": JSON(orders.count), "orders": .array(orders.map(JSON.string)),
        ]
    }
}

extension DemoKey.Template {
    fileprivate var json: JSON {
        [
            "name": .string(name), "skeleton": .string(skeleton), "copies": JSON(copies),
            "orders": .array(orders.map(JSON.string)),
        ]
    }
}

extension DemoKey.Repeater {
    fileprivate var json: JSON {
        [
            "name": .string(name), "person": .string(person), "phone": .string(phone), "count": JSON(orders.count),
            "orders": .array(orders.map(JSON.string)),
        ]
    }
}
