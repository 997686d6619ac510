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
            guard courier.channels.contains(channel) else { throw Refusal.channelUnserved(channel) }
            let text = words(language)
            let letter = Letter(
                id: "code-" + Hex.text(random.bytes(16)), channel: channel, address: contact.text,
                subject: subject(language), body: channel == .sms ? "【放心】\(text)" : "\(text)\n",
                writtenAt: now())
            do {
                try await courier.send(letter)
            } catch DeliveryFault.permanent {
                throw Refusal.contactUnreachable
            }
        }
    }
}

extension Refusal {
    /// Nobody brings letters to such a contact.
    static func channelUnserved(_ channel: Letter.Channel) -> Refusal {
        let phrase =
            switch channel {
            case .sms:
                Phrase(
                    zh: "目前不能向手机发送验证码，请填写电子邮箱。",
                    en: "Codes are not sent to telephones at present. Enter an e-mail address.")
            case .email:
                Phrase(
                    zh: "目前不能向电子邮箱发送验证码，请填写手机号。",
                    en: "Codes are not sent to mailboxes at present. Enter a mobile number.")
            }
        return Refusal("access.channelUnserved", .invalid, phrase, field: "contact")
    }
}
