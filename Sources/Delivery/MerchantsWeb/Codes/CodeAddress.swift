import Kernel
import Merchants
import QRCodes

/// Where codes lead, and what stands in them.
struct CodeAddress: Sendable {
    /// Without a slash at its end: `https://fangxin.example`.
    let base: String

    init(_ base: String) {
        var base = base[...]
        while base.last == "/" { base.removeLast() }
        self.base = String(base)
    }

    func page(_ code: PremisesCode) -> String { "\(base)/m/\(code.text)" }

    /// The link in capitals, which a code holds in fewer modules: scheme and host mean the same in any case, and the
    /// path of the page is served in both.
    ///
    /// A base with a path of its own keeps its letters as they are.
    func payload(_ code: PremisesCode) -> String {
        let hasPath = base.split(separator: "/", omittingEmptySubsequences: true).count > 2
        return hasPath ? page(code) : "\(base)/M/\(code.text)".uppercased()
    }

    /// The code for the door, which is scratched and faded before it is replaced.
    func qrCode(_ code: PremisesCode) throws -> QRCode { try QRCode(payload(code), level: .quartile) }
}
