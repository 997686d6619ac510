import Dispatch
import Foundation
import Kernel
public import Notices

/// Hands letters to a program of the operator's through a folder: each a file of its own, whole or absent.
///
/// `<name>.json` holds `id`, `channel` (`sms`, `email`), `address`, `subject`, `body`, `writtenAt`. Whoever sends a
/// letter removes its file. The folder and its files may be read by their owner alone, since they hold addresses.
public struct SpoolFolder: Sendable {
    private let path: String
    private let queue = DispatchQueue(label: "courier.spool")

    /// Opens the folder, and makes it where there is none.
    public init(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        self.path = path
    }

    /// The courier that puts letters here; a folder that cannot be written is a temporary fault.
    public var courier: NoticeCourier {
        NoticeCourier { letter in
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                queue.async { continuation.resume(with: Result { try put(letter) }) }
            }
        }
    }

    private func put(_ letter: Letter) throws {
        let place = "\(path)/\(Self.name(letter.id)).json"
        let new = "\(path)/.\(Self.name(letter.id)).new"
        let written = FileManager.default.createFile(
            atPath: new, contents: Data(letter.json.bytes), attributes: [.posixPermissions: 0o600])
        guard written, rename(new, place) == 0 else { throw DeliveryFault.temporary }
    }

    /// A letter's name as a file's: what is not plain is left out.
    private static func name(_ id: String) -> String {
        String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(100))
    }
}
