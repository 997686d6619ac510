public import Kernel

/// Another process works on the folder.
public struct FolderInUse: Error, Hashable, Sendable {
    /// The folder's path as it was given.
    public let folder: String
    /// What the other process said of itself; empty where it said nothing.
    public let holder: String

    public init(folder: String, holder: String) {
        self.folder = folder
        self.holder = holder
    }

    public var phrase: Phrase {
        let (zhHolder, enHolder) = holder.isEmpty ? ("", "") : ("（\(holder)）", " (\(holder))")
        return Phrase(
            zh: "数据文件夹“\(folder)”正由另一个进程使用\(zhHolder)。请先停止该进程，或改用另一个文件夹。",
            en:
                "The data folder “\(folder)” is in use by another process\(enHolder). Stop it first, or use another folder."
        )
    }
}
