import CCurl
import Crypto
import Foundation
public import Kernel
public import Notices

/// A gateway that takes letters as signed JSON over HTTPS, such as one for short messages.
///
/// It is posted what a file of ``SpoolFolder`` holds, with the headers `Idempotency-Key` (the letter's id, the same when it
/// is sent again), `X-Fangxin-Timestamp` (seconds since 1970) and `X-Fangxin-Signature`:
/// `v1=` and the HMAC-SHA-256 in hex, under the shared secret, of the timestamp, a full stop and the body.
public struct Webhook: Sendable {
    private let address: String
    private let key: SymmetricKey
    /// A file of certificates trusted instead of the system's.
    public var certificates: String?
    /// Is told why a letter was not taken, without its address and words.
    public var remark: @Sendable (_ letter: Letter, _ reason: String) -> Void = { _, _ in }
    private let now: @Sendable () -> Instant
    private let threads = TransferThreads()

    /// Nothing unless the address is of https, or of http on this machine.
    public init?(_ address: String, secret: [UInt8], now: @escaping @Sendable () -> Instant) {
        let isHere = ["127.0.0.1", "localhost", "[::1]"]
            .contains { host in
                address.hasPrefix("http://\(host):") || address.hasPrefix("http://\(host)/")
            }
        let isPlain = address.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isPlain, address.hasPrefix("https://") || isHere, !secret.isEmpty else { return nil }
        self.address = address
        self.now = now
        key = SymmetricKey(data: secret)
    }

    /// The courier that posts letters of any channel.
    ///
    /// An answer of 2xx means it was taken; 400, 410 and 422 that it never will be; all else that it may be later.
    public var courier: NoticeCourier {
        NoticeCourier { letter in
            let body = letter.json.bytes
            let timestamp = now().microseconds / 1_000_000
            var transfer = opening
            transfer.post = body
            transfer.lists.append(
                (
                    CURLOPT_HTTPHEADER,
                    [
                        "Content-Type: application/json", "User-Agent: fangxin", "Expect:",
                        "Idempotency-Key: \(letter.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })",
                        "X-Fangxin-Timestamp: \(timestamp)", "X-Fangxin-Signature: \(signature(timestamp, body))",
                    ]
                ))
            let answer = try await threads.perform(transfer)
            if answer.code == CURLE_OK, (200..<300).contains(answer.status) { return }
            remark(letter, answer.words)
            throw answer.code == CURLE_OK && [400, 410, 422].contains(answer.status)
                ? DeliveryFault.permanent : .temporary
        }
    }

    /// Reaches the gateway without posting anything; why that cannot be done, in curl's words.
    public func complaint() async -> String? {
        var transfer = opening
        transfer.numbers.append((CURLOPT_CONNECT_ONLY, 1))
        guard let answer = try? await threads.perform(transfer) else { return "busy" }
        return answer.code == CURLE_OK ? nil : answer.words
    }

    private var opening: Transfer {
        var transfer = Transfer(address)
        transfer.texts.append((CURLOPT_PROTOCOLS_STR, "http,https"))
        if let certificates { transfer.texts.append((CURLOPT_CAINFO, certificates)) }
        return transfer
    }

    private func signature(_ timestamp: Int64, _ body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(timestamp).".utf8) + body, using: key)
        return "v1=\(Hex.text(Array(code)))"
    }
}
