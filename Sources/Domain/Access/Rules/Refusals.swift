public import Kernel

extension Refusal {
    /// Nobody has signed in, and this needs it.
    public static let signInNeeded = Refusal(
        "access.signInNeeded", .unauthenticated, Phrase(zh: "请先登录。", en: "Sign in first."))

    /// Signed in, but not for this.
    public static let actionForbidden = Refusal(
        "access.forbidden", .forbidden, Phrase(zh: "您的岗位没有这项权限。", en: "Your post does not allow this."))
}
