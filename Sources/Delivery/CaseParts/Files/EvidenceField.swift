import Complaints
import Kernel
public import Web

/// The field that takes evidence.
public enum EvidenceField {
    /// 20 MB a file, for whoever sends one.
    public static let megabytes = 20
    static let maxBytes = megabytes * 1_000_000

    /// The choice of files, each at most so large.
    public static func field(megabytes: Int) -> Field {
        Field(
            "files", Phrase(zh: "选择文件", en: "Choose files"),
            .file(
                Schema.FileRule(
                    types: [
                        "image/*", "application/pdf", "video/mp4", "video/quicktime", "audio/mp4", ".m4a", ".heic",
                    ],
                    maxBytes: megabytes * 1_000_000, maxCount: Filing.Limit.files)),
            hint: Phrase(
                zh: "照片、截图、PDF、视频或录音，每个不超过\(Self.megabytes)MB，最多\(Filing.Limit.files)个。照片里的拍摄地点会自动去除。",
                en:
                    "Photos, screenshots, PDF, video or sound, \(Self.megabytes) MB each and \(Filing.Limit.files) at most. "
                    + "The place where a photo was taken is removed."))
    }
}
