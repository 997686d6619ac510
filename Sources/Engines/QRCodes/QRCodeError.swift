public import Kernel

/// Why a payload became no QR code.
public enum QRCodeError: Error, Hashable, Sendable {
    case payloadEmpty
    /// The encoder would stop at the NUL and lose what follows.
    case payloadHoldsNull
    /// More than a version-40 code of the wanted level holds.
    case payloadTooLong(bytes: Int)

    public var phrase: Phrase {
        switch self {
        case .payloadEmpty: Phrase(zh: "二维码内容为空", en: "The QR code has no content")
        case .payloadHoldsNull:
            Phrase(zh: "二维码内容含有空字符", en: "The content of the QR code holds a NUL character")
        case .payloadTooLong(let bytes):
            Phrase(
                zh: "二维码内容过长（\(bytes)字节）",
                en: "The content of the QR code is too long (\(bytes) bytes)")
        }
    }
}
