public import Kernel

/// Every "no" to a file.
extension Refusal {
    public static let mediaEmpty = Refusal(
        "media.empty", .invalid, Phrase(zh: "这个文件是空的。", en: "This file is empty."))

    public static let mediaKindUnknown = Refusal(
        "media.kindUnknown", .invalid,
        Phrase(
            zh: "不支持这种文件。请上传照片、截图、PDF、视频或录音（JPEG、PNG、WebP、GIF、HEIC、PDF、MP4、MOV、M4A）。",
            en: "This kind of file is not taken. Send photos, screenshots, PDF, video or sound "
                + "(JPEG, PNG, WebP, GIF, HEIC, PDF, MP4, MOV, M4A)."))

    public static let mediaProgram = Refusal(
        "media.program", .invalid,
        Phrase(
            zh: "这个文件是程序，不能作为凭证上传，不论文件名是什么。",
            en: "This file is a program. It cannot be sent as evidence, whatever it is called."))

    public static let mediaOfficeFile = Refusal(
        "media.officeFile", .invalid,
        Phrase(
            zh: "不接收Word、Excel或压缩包。请另存为PDF，或截图、拍照后上传。",
            en: "Word, Excel and archive files are not taken. Save it as PDF, or send a screenshot or photo of it."))

    public static let mediaDamaged = Refusal(
        "media.damaged", .invalid,
        Phrase(
            zh: "这个文件已损坏，无法打开。请重新保存后上传。", en: "This file is damaged and cannot be opened. Save it again and send that.")
    )

    public static let mediaPlaceUnremovable = Refusal(
        "media.placeUnremovable", .invalid,
        Phrase(
            zh: "无法去除这个文件里的位置信息。照片请存为JPEG，视频请用手机的“导出”或截图后再上传。",
            en: "What this file says about where it was made cannot be removed. "
                + "Save a photo as JPEG, export the video again, or send a screenshot."))
}
