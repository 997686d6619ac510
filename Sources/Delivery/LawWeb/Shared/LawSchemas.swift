import CaseParts
import Kernel
import Web

/// What the law's answers look like in JSON.
enum LawSchemas {
    /// A computation as it was signed.
    static let certificate = Schema.object([
        Field(
            "certificate", Phrase(zh: "证明", en: "The certificate"),
            .object([
                Field("kind", Phrase(zh: "种类", en: "Its kind"), .words),
                Field("issuedAt", Phrase(zh: "出具时间", en: "When it was made"), .words),
                Field("subject", Phrase(zh: "事项", en: "What it is about"), .orNull(.words)),
                Field("computation", Phrase(zh: "计算", en: "The computation"), .computation),
                Field("note", Phrase(zh: "说明", en: "What it is"), .map(.words)),
            ])),
        Field("signature", Phrase(zh: "签名", en: "The signature"), .map(.words)),
    ])

    /// A public key.
    static let key = Schema.map(.words)
}
