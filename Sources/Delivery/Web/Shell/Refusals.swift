public import Kernel

extension Refusal {
    /// No such page, or it belongs to somebody else.
    public static let pageAbsent = Refusal(
        "web.pageAbsent", .absent, Phrase(zh: "没有找到这个页面。", en: "This page does not exist."))

    static let methodAbsent = Refusal(
        "web.methodAbsent", .malformed, Phrase(zh: "这个地址不接受这种请求。", en: "This address does not take such a request."))

    static let typeUnknown = Refusal(
        "web.typeUnknown", .malformed, Phrase(zh: "不支持这种内容格式。", en: "This kind of content is not taken."))

    static let formStale = Refusal(
        "web.formStale", .forbidden,
        Phrase(
            zh: "页面打开太久，这次没有提交成功。",
            en: "The page was open for too long, so this was not sent."))

    static let tooOften = Refusal(
        "web.tooOften", .exhausted, Phrase(zh: "请求过于频繁，请稍后再试。", en: "Too many requests. Try again a little later."))

    static let tokenUnknown = Refusal(
        "web.tokenUnknown", .unauthenticated,
        Phrase(zh: "访问令牌无效或已过期。", en: "The access token is not valid or has expired."))

    static let keyMalformed = Refusal(
        "web.idempotencyKeyMalformed", .malformed,
        Phrase(zh: "Idempotency-Key应为1到128个可见字符。", en: "Idempotency-Key must be 1 to 128 visible characters."))

    static let keyReused = Refusal(
        "web.idempotencyKeyReused", .invalid,
        Phrase(zh: "同一Idempotency-Key已用于另一请求。", en: "This Idempotency-Key was used for another request."))

    static let keyRunning = Refusal(
        "web.idempotencyKeyRunning", .conflict,
        Phrase(zh: "同一请求正在处理，请稍候。", en: "The same request is being worked on. Wait a moment."))
}
