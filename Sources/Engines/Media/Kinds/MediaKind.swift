public import Kernel

/// What a file is, by its content: the kinds that are taken as evidence.
///
/// Office files are not among them, since they may carry programs; a PDF or a photo of them is.
public enum MediaKind: String, CaseIterable, Sendable {
    case jpeg, png, webP, gif, heic, avif, pdf, mp4, quickTime, m4a

    /// The type as it is served: `image/jpeg`.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webP: "image/webp"
        case .gif: "image/gif"
        case .heic: "image/heic"
        case .avif: "image/avif"
        case .pdf: "application/pdf"
        case .mp4: "video/mp4"
        case .quickTime: "video/quicktime"
        case .m4a: "audio/mp4"
        }
    }

    /// The ending of a file's name, without the dot.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .webP: "webp"
        case .gif: "gif"
        case .heic: "heic"
        case .avif: "avif"
        case .pdf: "pdf"
        case .mp4: "mp4"
        case .quickTime: "mov"
        case .m4a: "m4a"
        }
    }

    public var phrase: Phrase {
        switch self {
        case .jpeg, .png, .webP, .gif, .heic, .avif: Phrase(zh: "图片", en: "Picture")
        case .pdf: Phrase(zh: "PDF文件", en: "PDF")
        case .mp4, .quickTime: Phrase(zh: "视频", en: "Video")
        case .m4a: Phrase(zh: "录音", en: "Recording")
        }
    }

    /// Whether every browser in use shows it within a page.
    public var isShownInPages: Bool {
        switch self {
        case .jpeg, .png, .webP, .gif: true
        case .heic, .avif, .pdf, .mp4, .quickTime, .m4a: false
        }
    }

    /// The kind that is served under a type.
    public init?(mediaType: String) {
        guard let kind = Self.allCases.first(where: { $0.mediaType == mediaType }) else { return nil }
        self = kind
    }
}
