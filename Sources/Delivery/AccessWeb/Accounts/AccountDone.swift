import Access
import Kernel

/// What a step did to an account, said once on the page that follows.
enum AccountDone: String {
    case created, rights, locked, unlocked, freed, closed, password, factor

    init(_ status: Account.Status, from earlier: Account.Status) {
        self =
            switch status {
            case .locked: .locked
            case .closed: .closed
            case .active: earlier == .locked ? .unlocked : .freed
            }
    }

    var phrase: Phrase {
        switch self {
        case .created: Phrase(zh: "账号已建立。", en: "The account was created.")
        case .rights:
            Phrase(zh: "权限已保存，从下一次操作起生效。", en: "The rights are saved, and count from the next thing done.")
        case .locked: Phrase(zh: "账号已锁定，本人已退出。", en: "The account is locked, and its holder signed out.")
        case .unlocked: Phrase(zh: "账号已解锁，可以登录。", en: "The account is unlocked: its holder may sign in.")
        case .freed: Phrase(zh: "已解除因输错密码的限制。", en: "The lock after wrong passwords is lifted.")
        case .closed: Phrase(zh: "账号已注销。", en: "The account is closed for good.")
        case .password: Phrase(zh: "密码已重置，本人已退出。", en: "The password was reset, and its holder signed out.")
        case .factor:
            Phrase(zh: "两步验证已重置，下次登录时重新设置。", en: "The second factor was reset; it is set up anew at the next sign-in.")
        }
    }
}
