import Blobs
import Commons
import Demonstration
import Files
public import Kernel
import NIOCore
import Privacy
import Rulebook
import Seals
import Storage
import Tables
import Typesetting

/// What an operator is told when a command cannot go on.
public enum StartFailure {
    /// The failure's own phrase where it has one; else what it describes, which on this side of the door may be shown.
    public static func words(of error: any Error) -> Phrase {
        switch error {
        case let refusal as Refusal: refusal.phrase
        case let refusals as Refusals: joined(refusals.all.map(\.phrase))
        case let fault as ConfigurationFault: fault.phrase
        case let fault as FileFault: fault.phrase
        case let fault as ListenFault: fault.phrase
        case let fault as CatalogueFault: words(of: fault)
        case let error as RulebookError: error.phrase
        case let error as RetentionFormError: joined(error.remarks.map(\.phrase))
        case let error as TableError: error.phrase
        case let error as DemoMaterialError:
            Phrase(
                zh: "演示素材\(error.file)的\(error.place)不合要求：\(error.reason)",
                en: "The demonstration's \(error.file), at \(error.place): \(error.reason)")
        case let fault as StorageFault: words(of: fault)
        case let held as FolderInUse: held.phrase
        case let fault as BlobFault: words(of: fault)
        case let fault as TypesettingFault: fault.phrase
        case let fault as DiskFault:
            Phrase(
                zh: "磁盘操作失败（\(fault.call)，错误\(fault.number)）",
                en: "The disk failed (\(fault.call), error \(fault.number))")
        default: Phrase(zh: "意外的错误：\(error)", en: "An unexpected failure: \(error)")
        }
    }

    private static func joined(_ phrases: [Phrase]) -> Phrase {
        Phrase(zh: phrases.map(\.zh).joined(separator: " "), en: phrases.map(\.en).joined(separator: " "))
    }

    private static func words(of fault: CatalogueFault) -> Phrase {
        let phrase = fault.diagnostic.phrase
        guard let line = fault.diagnostic.line else {
            return Phrase(zh: "资料“\(fault.file)”：\(phrase.zh)", en: "The data file \(fault.file): \(phrase.en)")
        }
        return Phrase(
            zh: "资料“\(fault.file)”第\(line)行：\(phrase.zh)", en: "The data file \(fault.file), line \(line): \(phrase.en)"
        )
    }

    private static func words(of fault: StorageFault) -> Phrase {
        let (zh, en) =
            switch fault.kind {
            case .unavailable:
                (
                    "无法连接数据库，请检查数据库是否已启动、连接串是否正确",
                    "The database cannot be connected to; see whether it runs and the connection string is right"
                )
            case .contention, .timeout: ("数据库繁忙，请稍后重试", "The database is busy; try again later")
            case .full: ("磁盘空间不足", "There is no space left for the database")
            case .damaged: ("数据库文件已损坏，请用备份恢复", "The database file is damaged; restore it from a backup")
            case .readOnly: ("数据库只读，无法写入", "The database can only be read")
            case .outcomeUnknown, .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation,
                .unfitValue, .statement, .closed, .other:
                ("数据库操作失败", "The database could not do what it was asked")
            }
        return Phrase(zh: "\(zh)。（\(fault)）", en: "\(en). (\(fault))")
    }

    private static func words(of fault: BlobFault) -> Phrase {
        switch fault {
        case .damaged(let digest):
            Phrase(zh: "附件\(digest.hex)已损坏", en: "The attachment \(digest.hex) is damaged")
        case .uploadAbsent: Phrase(zh: "上传的文件已不存在", en: "An uploaded file is no longer there")
        }
    }
}

/// A file of the operator's that cannot be used.
public struct FileFault: Error, Hashable, Sendable {
    public let phrase: Phrase

    public static func unreadable(_ path: String) -> FileFault {
        FileFault(phrase: Phrase(zh: "无法读取文件“\(path)”。", en: "The file “\(path)” cannot be read."))
    }

    public static func unwritable(_ path: String) -> FileFault {
        FileFault(phrase: Phrase(zh: "无法写入文件“\(path)”。", en: "The file “\(path)” cannot be written."))
    }
}

/// The address to listen on cannot be had.
struct ListenFault: Error, Hashable, Sendable {
    let host: String
    let port: Int
    /// The system's number for why, where it gave one.
    let number: Int32?

    init(host: String, port: Int, _ error: any Error) {
        self.host = host
        self.port = port
        number = (error as? IOError)?.errnoCode
    }

    /// As in Linux' errno.h.
    private static let (notAllowed, inUse, notHere): (Int32, Int32, Int32) = (13, 98, 99)

    var phrase: Phrase {
        let place = "\(host):\(port)"
        return switch number {
        case Self.inUse:
            Phrase(
                zh: "地址 \(place) 的端口已被占用。请先停止占用它的程序，或用 --port 换一个端口。",
                en: "The port of \(place) is in use. Stop the program that holds it, or choose another one with --port."
            )
        case Self.notAllowed:
            Phrase(
                zh: "没有在 \(place) 上监听的权限。1024以下的端口需要特权，请用 --port 换一个端口。",
                en:
                    "Listening on \(place) is not permitted: ports below 1024 need a privilege. Choose another with --port."
            )
        case Self.notHere:
            Phrase(
                zh: "本机没有地址 \(host)，无法在 \(place) 上监听。请用 --host 指明本机的地址。",
                en:
                    "This machine has no address \(host), so \(place) cannot be listened on. Name one of its own with --host."
            )
        case let number?:
            Phrase(zh: "无法在 \(place) 上监听（错误\(number)）。", en: "\(place) cannot be listened on (error \(number)).")
        case nil:
            Phrase(
                zh: "无法在 \(place) 上监听：地址无法解析。请检查 --host。",
                en: "\(place) cannot be listened on: the address is not understood. See --host.")
        }
    }
}
