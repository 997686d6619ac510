import Commons
import Courier
import Fixtures
import Foundation
import Kernel
import Notices
import Testing

@Suite("A letter as a mail")
struct MailMessageTests {
    private func letter(_ subject: String, body: String = "已受理", id: String = "01j-a") -> Letter {
        Letter(
            id: id, channel: .email, address: "li@example.cn", subject: subject, body: body,
            writtenAt: .at("2026-04-20T01:02:03Z"))
    }

    private func lines(_ letter: Letter, from sender: String = "放心 <notices@fangxin.example.cn>") throws -> [String] {
        let message = MailMessage(
            letter, to: try EmailAddress("li@example.cn"), from: try #require(Mailbox(sender)))
        return String(decoding: message.bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    @Test("Its headers say when, from whom, to whom and under which name, which is the same each time")
    func headers() throws {
        let lines = try lines(letter("投诉"))
        #expect(lines.contains("Date: Mon, 20 Apr 2026 09:02:03 +0800"))
        #expect(lines.contains("From: =?utf-8?B?5pS+5b+D?= <notices@fangxin.example.cn>"))
        #expect(lines.contains("To: <li@example.cn>"))
        #expect(lines.contains("Subject: =?utf-8?B?5oqV6K+J?="))
        #expect(lines.contains("Message-ID: <01j-a@fangxin.example.cn>"))
        #expect(lines.contains("Auto-Submitted: auto-generated"))
        #expect(try lines == self.lines(letter("投诉")))
    }

    @Test(
        "Whatever a letter holds, no line of it begins a header, and no line is longer than a mail may have",
        arguments: [
            "好\r\nBcc: all@example.cn", "a\nSubject: b", "a\u{85}b\u{2028}c\u{0B}d",
            String(repeating: "很长的标题😀", count: 40),
            "=?utf-8?B?QQ==?=", "", "\u{0}\u{1B}",
        ])
    func hostile(text: String) throws {
        let hostile = letter(text, body: text + "\r\n.\r\nBcc: x", id: text + "\r\nX: y")
        let lines = try lines(hostile, from: "notices@example.cn")
        let end = try #require(lines.firstIndex(of: ""))
        let names = lines[..<end].filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: ":").first }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding", "Auto-Submitted",
            ])
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
        let body = try #require(Data(base64Encoded: lines[end...].joined()))
        #expect(String(decoding: body, as: UTF8.self).contains("Bcc: x"))
        #expect(!lines.contains("."))
    }

    @Test("A subject of many words is whole characters in each of them")
    func folded() throws {
        let subject = String(repeating: "投诉👨‍👩‍👧", count: 12)
        let lines = try lines(letter(subject))
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: ") })
        let words = lines[start...].prefix { $0.contains("=?utf-8?B?") }
        let texts = words.map { word in
            let sign = word.split(separator: "?").dropFirst(3).first.map(String.init) ?? ""
            return Data(base64Encoded: sign).flatMap { String(data: $0, encoding: .utf8) } ?? "?"
        }
        #expect(words.count > 3 && texts.joined() == subject)
    }

    @Test("A sender is an address, perhaps with a name; nothing else is one")
    func senders() {
        #expect(Mailbox("notices@example.cn") != nil && Mailbox("放心 平台 <a@example.cn>") != nil)
        for wrong in ["", "放心", "放心 <>", "a@example.cn>", "x <a@b", "a@example.cn\r\nBcc: b@example.cn"] {
            #expect(Mailbox(wrong) == nil, "\(wrong)")
        }
    }
}
