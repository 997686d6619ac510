import Courier
import Foundation
import Kernel
import Notices

/// Whether letters reach people: each machine is reached, and told nothing.
extension Doctor {
    private static let subject = Phrase(zh: "短信和邮件", en: "Messages and mail")

    var couriers: [Finding] {
        get async {
            if configuration.isDemo {
                return [finding(true, Phrase(zh: "演示中显示在 /_letters", en: "shown at /_letters"))]
            }
            let couriers: Couriers
            do {
                couriers = try Couriers(configuration, now: { Instant(microseconds: 0) })
            } catch {
                return [finding(false, StartFailure.words(of: error))]
            }
            var findings: [Finding] = []
            if let server = couriers.mail { findings.append(reached("SMTP", await server.complaint())) }
            if let gateway = couriers.webhook { findings.append(reached("webhook", await gateway.complaint())) }
            if let spool = configuration.spool { findings.append(folder(spool)) }
            findings += Letter.Channel.allCases.filter { couriers.courier?.channels.contains($0) != true }.map(unserved)
            return findings + secretFiles
        }
    }

    private func finding(_ isWell: Bool, _ words: Phrase) -> Finding {
        Finding(isWell: isWell, subject: Self.subject, words: words)
    }

    private func reached(_ name: String, _ complaint: String?) -> Finding {
        guard let complaint else { return finding(true, Phrase(zh: "\(name) 可以连接", en: "\(name) can be reached")) }
        return finding(
            false,
            Phrase(
                zh: "\(name) 无法连接（\(complaint)）。待发的告知会稍后重试；请检查 courier.* 设置、网络和对方服务",
                en:
                    "\(name) cannot be reached (\(complaint)). Notices wait and are tried again; see courier.*, the network, the other machine"
            ))
    }

    private func folder(_ spool: String) -> Finding {
        FileManager.default.isWritableFile(atPath: spool)
            ? finding(true, .verbatim(spool))
            : finding(false, Phrase(zh: "\(spool) 不可写", en: "\(spool) cannot be written"))
    }

    private func unserved(_ channel: Letter.Channel) -> Finding {
        let (setting, variable) =
            channel == .sms
            ? ("courier.webhook", "FANGXIN_COURIER_WEBHOOK") : ("courier.smtpHost", "FANGXIN_COURIER_SMTP_HOST")
        return finding(
            false,
            Phrase(
                zh: "\(channel.phrase.zh)无人发送，验证码和告知无法送达。请设置 \(setting)（\(variable)），或用 FANGXIN_SPOOL 指明一个文件夹",
                en:
                    "nobody sends by \(channel.phrase.en), so codes and notices reach no one: set \(setting) (\(variable)), or name a folder with FANGXIN_SPOOL"
            ))
    }

    private var secretFiles: [Finding] {
        [configuration.courier.smtpPasswordFile, configuration.courier.webhookSecretFile].compactMap(\.self)
            .filter { file in
                let attributes = try? FileManager.default.attributesOfItem(atPath: file)
                return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o077 != 0
            }
            .map {
                finding(
                    false, Phrase(zh: "他人可读密钥，请执行 chmod 600 \($0)", en: "others can read a secret: chmod 600 \($0)"))
            }
    }

    func notices(_ backlog: NoticeBacklog) -> Finding {
        Finding(
            isWell: backlog.waiting == 0, subject: Phrase(zh: "待发的告知", en: "Notices to be sent"),
            words: Phrase(
                zh: "\(backlog.waiting)件等待重试，\(backlog.failed)件已放弃",
                en: "\(backlog.waiting) to be tried again, \(backlog.failed) given up"))
    }
}
