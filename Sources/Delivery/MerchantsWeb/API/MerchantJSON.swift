import Commons
import Kernel
import Merchants
import Web

/// What the API tells of merchants, with the shape it has in the API's document.
enum MerchantJSON {
    static func shop(_ shop: Shop) -> JSON {
        let (place, licensed) = (shop.premises.facts, shop.merchant.facts)
        return [
            "code": .string(shop.premises.code.text), "id": .string(shop.premises.id.text),
            "name": .string(place.name), "address": JSON(place.address), "region": JSON(place.region?.text),
            "platform": JSON(place.platform), "shopUrl": JSON(place.shopURL), "isOpen": .bool(place.isOpen),
            "authority": JSON(place.authority), "unit": JSON(place.unit), "version": .integer(shop.premises.version),
            "operator": [
                "id": .string(shop.merchant.id.text), "name": .string(licensed.name),
                "creditCode": JSON(licensed.creditCode?.text), "industry": JSON(licensed.industry?.text),
                "status": .string(licensed.status.rawValue), "region": JSON(licensed.region?.text),
                "address": JSON(licensed.address), "version": .integer(shop.merchant.version),
            ],
        ]
    }

    static func face(_ face: ShopFace) -> JSON {
        guard case .object(var members) = shop(face.shop) else { return .null }
        members["isClaimed"] = .bool(face.isClaimed)
        members["commitments"] = commitments(face.commitments)
        return .object(members)
    }

    static func commitments(_ commitments: [Commitment]) -> JSON {
        .array(
            commitments.map {
                ["zh": .string($0.zh), "en": JSON($0.en), "madeOn": .string("\($0.madeOn)")]
            })
    }

    static func claim(_ claim: MerchantClaim) -> JSON {
        [
            "id": .string(claim.id.text), "operator": .string(claim.merchant.text),
            "post": .string(claim.post.rawValue),
            "state": .string(claim.state.rawValue), "proof": .string(claim.proof.rawValue),
            "madeAt": .string("\(claim.madeAt)"), "decidedAt": JSON(claim.decidedAt.map { "\($0)" }),
            "reason": JSON(claim.reason),
        ]
    }

    static func page<Item>(_ page: Page<Item>, _ item: (Item) -> JSON) -> JSON {
        ["items": .array(page.items.map(item)), "next": JSON(page.next?.text)]
    }
}
