import Foundation
import Identity
import Kernel
import Privacy
import Seals

/// The installation's secrets: master keys of both stores, and the keys of hashes, codes and forms.
///
/// Kept in one file of its own that only the owner may read, apart from the databases: who has a copy of a database
/// without it has noise. On first start the file is made.
struct Keys: Sendable {
    let vault: Vault
    let reporterVault: Vault
    let queryCodes: SecretKey
    let reportCodes: SecretKey
    /// What travels with a reporter's browser.
    let reportFiles: SecretKey
    let forms: [UInt8]
    /// With what certificates are signed.
    let signing: SigningKey
    let accessCodes: SecretKey
    let activationCodes: SecretKey
    /// Under which answers to repeated writes are kept.
    let requests: KeyRing
    /// The same for writes about reports.
    let reportRequests: KeyRing

    /// The file under a data folder.
    static func path(in folder: String) -> String { folder + "/keys.json" }

    init(folder: String, random: RandomSource) throws {
        let path = Self.path(in: folder)
        let kept = try Self.kept(at: path, random: random)
        func key(_ name: String) throws -> SecretKey {
            guard let text = kept[name]?.string, let bytes = Hex.bytes(text), let key = SecretKey(bytes: bytes) else {
                throw ConfigurationFault.about(
                    path, zh: "密钥“\(name)”缺失或已损坏", en: "the key “\(name)” is missing or damaged")
            }
            return key
        }
        let generation = kept["generation"]?.string ?? "k1"
        guard let id = KeyID(generation) else {
            throw ConfigurationFault.about(path, zh: "密钥代次已损坏", en: "the generation is damaged")
        }
        let (main, reporters) = (try key("main"), try key("reporters"))
        vault = Vault(
            ring: KeyRing(newest: (id, main.derived(for: "vault.master"))),
            search: SearchKeys(id: id, key: main.derived(for: "vault.search")))
        reporterVault = Vault(
            ring: KeyRing(newest: (id, reporters.derived(for: "vault.master"))),
            search: SearchKeys(id: id, key: reporters.derived(for: "vault.search")))
        queryCodes = main.derived(for: "complaint.queryCode")
        reportCodes = reporters.derived(for: "report.queryCode")
        reportFiles = reporters.derived(for: "report.files")
        requests = KeyRing(newest: (id, main.derived(for: "requests.answers")))
        reportRequests = KeyRing(newest: (id, reporters.derived(for: "requests.answers")))
        activationCodes = main.derived(for: "merchant.activationCode")
        accessCodes = main.derived(for: "access.code")
        forms = main.derived(for: "web.forms").secretBytes
        guard let signing = SigningKey(id: id, seed: main.derived(for: "platform.signing").secretBytes) else {
            throw ConfigurationFault.about(path, zh: "签名密钥无法导出", en: "the signing key cannot be derived")
        }
        self.signing = signing
    }

    private static func kept(at path: String, random: RandomSource) throws -> JSON {
        if let bytes = FileManager.default.contents(atPath: path) {
            do {
                return try JSON(parsing: Array(bytes))
            } catch {
                throw ConfigurationFault.about(
                    path, zh: "密钥文件已损坏，请用备份恢复", en: "the key file is damaged; restore it from its copy")
            }
        }
        let made: JSON = [
            "generation": "k1", "main": .string(Hex.text(SecretKey(using: random).secretBytes)),
            "reporters": .string(Hex.text(SecretKey(using: random).secretBytes)),
        ]
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data(made.bytes), attributes: [.posixPermissions: 0o600])
        guard isWritten else {
            throw ConfigurationFault.about(path, zh: "密钥文件无法写入", en: "the key file cannot be written")
        }
        return made
    }
}
