public import Kernel

/// Why a file is not taken.
extension Refusal {
    /// What is wrong with one file of several, by its name.
    public static func fileRefused(_ name: String, _ refusal: Refusal) -> Refusal {
        Refusal(
            refusal.code, refusal.kind,
            Phrase(zh: "“\(name)”：\(refusal.phrase.zh)", en: "“\(name)”: \(refusal.phrase.en)"), field: "files")
    }

    public static func fileTooLarge(megabytes: Int) -> Refusal {
        Refusal(
            "intake.fileTooLarge", .oversized,
            Phrase(
                zh: "文件超过\(megabytes)MB。可以压缩、截图，或只上传有关的几页。",
                en:
                    "The file is larger than \(megabytes) MB. Make it smaller, take a screenshot, or send only the pages that matter."
            ))
    }

    public static let filesMissing = Refusal(
        "intake.filesMissing", .invalid,
        Phrase(zh: "请先选择文件。", en: "Choose a file first."), field: "files")
}
