import Access
import Kernel
import Notices
import Seals

extension CodeCourier {
    /// One-time codes go out as letters, at once: whoever waits for one is at the door.
    init(_ courier: NoticeCourier, random: RandomSource, now: @escaping @Sendable () -> Instant) {
        self.init { contact, digits, language in
            let words = Phrase(
                zh: "验证码\(digits)，请勿告诉他人。", en: "Your code is \(digits). Tell it to nobody.")
            let subject = Phrase(zh: "放心验证码", en: "Fangxin code")
            let language = language ?? .zh
            let channel: Letter.Channel =
                switch contact {
                case .phone: .sms
                case .email: .email
                }
            let text = words(language)
            let letter = Letter(
                id: "code-" + Hex.text(random.bytes(16)), channel: channel, address: contact.text,
                subject: subject(language), body: channel == .sms ? "【放心】\(text)" : "\(text)\n",
                writtenAt: now())
            try await courier.send(letter)
        }
    }
}
