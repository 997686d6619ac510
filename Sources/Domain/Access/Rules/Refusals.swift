public import Kernel

extension Refusal {
    /// Nobody has signed in, and this needs it.
    public static let signInNeeded = Refusal(
        "access.signInNeeded", .unauthenticated, Phrase(zh: "请先登录。", en: "Sign in first."))

    /// Signed in, but not for this.
    public static let actionForbidden = Refusal(
        "access.forbidden", .forbidden, Phrase(zh: "您的岗位没有这项权限。", en: "Your post does not allow this."))

    /// Signed in, but a new password is due first.
    public static let passwordChangeNeeded = Refusal(
        "access.passwordOutdated", .forbidden,
        Phrase(zh: "请先修改密码，再继续办理。", en: "Change your password first, then go on."))
}

// MARK: - Signing in

extension Refusal {
    /// The same for an unknown name, a wrong password and an account that cannot sign in this way.
    public static let signInRefused = Refusal(
        "access.signInRefused", .unauthenticated,
        Phrase(zh: "账号或密码不正确。", en: "The account or the password is not right."))

    public static func signInLocked(minutes: Int) -> Refusal {
        Refusal(
            "access.signInLocked", .exhausted,
            Phrase(
                zh: "密码错误次数过多，请\(minutes)分钟后再试，或联系安全管理员。",
                en: "Too many wrong passwords. Try again in \(minutes) minutes, or ask the security administrator."))
    }

    /// Told only to whoever knew the password.
    public static let accountShut = Refusal(
        "access.accountShut", .forbidden,
        Phrase(zh: "账号已停用，请联系安全管理员。", en: "This account is out of use. Ask the security administrator."))

    public static let contactUnreachable = Refusal(
        "access.contactUnreachable", .invalid,
        Phrase(zh: "请填写能接收短信的手机号，或电子邮箱。", en: "Enter a mobile number or an e-mail address."), field: "contact")

    /// The same whether a code was ever sent or not.
    public static let codeWrong = Refusal(
        "access.codeWrong", .invalid,
        Phrase(
            zh: "验证码不正确或已失效。请核对，或重新获取。", en: "The code is not right or no longer valid. Check it, or ask for another."),
        field: "code")

    public static func codesSpent(minutes: Int) -> Refusal {
        Refusal(
            "access.codesSpent", .exhausted,
            Phrase(
                zh: "获取验证码过于频繁，请\(minutes)分钟后再试。",
                en: "Too many codes were asked for. Try again in \(minutes) minutes."))
    }

    public static let roleNotSelfServed = Refusal(
        "access.roleNotSelfServed", .invalid,
        Phrase(zh: "这类账号不能用验证码登录。", en: "Such an account does not sign in by code."), field: "as")
}

// MARK: - Passwords and tokens

extension Refusal {
    public static let passwordWrong = Refusal(
        "access.passwordWrong", .invalid,
        Phrase(zh: "当前密码不正确。", en: "The present password is not right."), field: "current")

    public static func passwordUsedBefore(_ count: Int) -> Refusal {
        Refusal(
            "access.passwordUsedBefore", .invalid,
            Phrase(zh: "不能使用最近\(count)次用过的密码。", en: "Do not use one of your last \(count) passwords."),
            field: "password")
    }

    public static let passwordNotUsed = Refusal(
        "access.passwordNotUsed", .conflict,
        Phrase(zh: "这个账号用验证码登录，没有密码。", en: "This account signs in by code and has no password."))

    /// Asked with a token for programs.
    public static let programForbidden = Refusal(
        "access.programForbidden", .forbidden,
        Phrase(
            zh: "接口令牌不能签发令牌、修改密码或更改账号权限，请登录后办理。",
            en: "A token for programs cannot issue tokens, change passwords or rights. Sign in for that."))

    public static let tokenAbsent = Refusal(
        "access.tokenAbsent", .absent, Phrase(zh: "没有找到这个令牌。", en: "No such token."))

    public static func tokensTooMany(_ count: Int) -> Refusal {
        Refusal(
            "access.tokensTooMany", .conflict,
            Phrase(
                zh: "每个账号最多\(count)个有效令牌，请先停用不用的。",
                en: "An account has at most \(count) tokens. Revoke one that is not used."))
    }

    public static func tokenDaysOutOfRange(_ days: Int) -> Refusal {
        Refusal(
            "access.tokenDaysOutOfRange", .invalid,
            Phrase(zh: "令牌有效期为1到\(days)天。", en: "A token lasts 1 to \(days) days."), field: "days")
    }

    public static let tokenLabelMissing = Refusal(
        "access.tokenLabelMissing", .invalid,
        Phrase(zh: "请给令牌起个名字，最多60个字，不要写个人信息。", en: "Name the token in at most 60 characters, without personal data."),
        field: "label")
}

// MARK: - Accounts and rights

extension Refusal {
    public static let accountAbsent = Refusal(
        "access.accountAbsent", .absent, Phrase(zh: "没有找到这个账号。", en: "No such account."))

    public static let accountChangedMeanwhile = Refusal(
        "access.accountChangedMeanwhile", .conflict,
        Phrase(zh: "账号刚刚被他人更新，请刷新后再操作。", en: "Somebody else has just changed this account. Reload and try again."))

    public static let accountClosed = Refusal(
        "access.accountClosed", .conflict,
        Phrase(zh: "账号已注销，不能再修改。", en: "The account is closed and cannot be changed."))

    public static let loginMalformed = Refusal(
        "access.loginMalformed", .invalid,
        Phrase(
            zh: "登录名为2到32个小写字母、数字、点、横线或下划线，以字母开头。",
            en: "A login is 2 to 32 small letters, digits, dots, hyphens or low lines, a letter first."),
        field: "login")

    public static let loginTaken = Refusal(
        "access.loginTaken", .conflict, Phrase(zh: "登录名已被使用。", en: "This login is taken."), field: "login")

    public static let accessNameMissing = Refusal(
        "access.nameMissing", .invalid,
        Phrase(zh: "请填写姓名，最多40个字。", en: "Enter the name, in at most 40 characters."), field: "name")

    public static let accessRolesMissing = Refusal(
        "access.rolesMissing", .invalid, Phrase(zh: "请选择至少一个角色。", en: "Choose at least one role."), field: "roles")

    public static let accessRolesOfTwoSides = Refusal(
        "access.rolesOfTwoSides", .invalid,
        Phrase(
            zh: "一个账号的角色只能属于同一方，管理、审计与办案不得兼任。",
            en: "An account’s roles are of one side: administration, audit and casework stay apart."),
        field: "roles")

    public static let accessSideChanged = Refusal(
        "access.sideChanged", .invalid,
        Phrase(
            zh: "账号不能换到另一方。请注销后为其另建账号。",
            en: "An account cannot move to another side. Close it and create another."),
        field: "roles")

    public static let accessOfficeMissing = Refusal(
        "access.officeMissing", .invalid,
        Phrase(zh: "请填写所属部门、机构和辖区代码。", en: "Enter authority, unit and the region’s number."), field: "authority")

    public static let accessOfficeOutOfPlace = Refusal(
        "access.officeOutOfPlace", .invalid,
        Phrase(zh: "只有监管部门人员才有所属机构。", en: "Only staff of an authority have an office."), field: "authority")

    public static let accessOwnRights = Refusal(
        "access.ownRights", .forbidden,
        Phrase(zh: "不能更改自己的权限和账号状态。", en: "Nobody changes their own rights or the state of their own account."))

    public static let accessRoleByCode = Refusal(
        "access.roleByCode", .invalid,
        Phrase(zh: "消费者账号在首次登录时自动建立。", en: "Consumers’ accounts come into being when they first sign in."),
        field: "roles")
}
