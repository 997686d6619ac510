import Courier
import Fixtures
import Kernel
import Notices
import Synchronization
import Testing

@Suite("Machines that bring letters")
struct MachineTests {
    private let reasons = Reasons()

    private final class Reasons: Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock { $0 } }
        func keep(_ letter: Letter, _ reason: String) { kept.withLock { $0.append("\(letter.id) \(reason)") } }
    }

    private func letter(to address: String, _ channel: Letter.Channel = .email) -> Letter {
        Letter(
            id: "n1", channel: channel, address: address, subject: "s", body: "b",
            writtenAt: .at("2026-04-20T01:00:00Z"))
    }

    private func server() throws -> MailServer {
        // Port 1 answers nobody.
        var server = MailServer(
            host: "127.0.0.1", port: 1, security: .none, sender: try #require(Mailbox("a@example.cn")))
        server.remark = { [reasons] in reasons.keep($0, $1) }
        return server
    }

    @Test("A server that is not there is a temporary fault, told without whom the letter is for")
    func absent() async throws {
        let server = try server()
        await #expect(throws: DeliveryFault.temporary) { try await server.courier.send(letter(to: "li@example.cn")) }
        #expect(reasons.all.count == 1 && reasons.all[0].hasPrefix("n1 ") && !reasons.all[0].contains("li@"))
        #expect(await server.complaint() != nil)
        #expect(server.courier.channels == [.email])
    }

    @Test("What is no address is never sent to", arguments: ["13812345678", "a@b", "a@example.cn>\r\nRCPT TO:<b@c.cn"])
    func wrong(address: String) async throws {
        let server = try server()
        await #expect(throws: DeliveryFault.permanent) { try await server.courier.send(letter(to: address)) }
        #expect(reasons.all.isEmpty)
    }

    @Test("A gateway is of https, or on this machine, and has a secret")
    func gateways() async throws {
        func gateway(_ address: String, _ secret: [UInt8] = [1]) -> Webhook? {
            Webhook(address, secret: secret, now: { .at("2026-04-20T01:00:00Z") })
        }
        #expect(gateway("https://sms.example.cn/v1") != nil)
        for wrong in ["http://sms.example.cn/", "http://127.0.0.1.example.cn/", "ftp://a", "https://a/\r\nX: y"] {
            #expect(gateway(wrong) == nil, "\(wrong)")
        }
        #expect(gateway("https://sms.example.cn/v1", []) == nil)
        let here = try #require(gateway("http://127.0.0.1:1/"))
        await #expect(throws: DeliveryFault.temporary) { try await here.courier.send(letter(to: "138", .sms)) }
        #expect(await here.complaint() != nil)
    }

    @Test("Each channel has its courier, and a letter of another waits")
    func channels() async throws {
        let sent = Mutex<[String]>([])
        let courier = NoticeCourier(byChannel: [
            .sms: NoticeCourier { letter in sent.withLock { $0.append(letter.address) } }
        ])
        try await courier.send(letter(to: "138", .sms))
        await #expect(throws: DeliveryFault.temporary) { try await courier.send(letter(to: "li@example.cn")) }
        #expect(sent.withLock { $0 } == ["138"] && courier.channels == [.sms])
    }
}
