public import Kernel

/// Why a paper was not set.
public enum TypesettingFault: Error, Hashable, Sendable {
    /// The program that sets papers is not installed.
    case absent
    /// Too many papers wait already.
    case busy
    /// It took longer than it may, in seconds.
    case slow(Int)
    /// The program ended with this status; what it said, shortened.
    case failed(status: Int32, remark: String)
    /// The program wrote more than a paper may be long.
    case tooLong
    /// The system refused a call.
    case system(call: String, number: Int32)

    /// Whether the same may succeed a little later.
    public var isTemporary: Bool {
        switch self {
        case .busy, .slow, .system: true
        case .absent, .failed, .tooLong: false
        }
    }

    public var phrase: Phrase {
        switch self {
        case .absent:
            Phrase(zh: "没有安装排版程序weasyprint", en: "the typesetting program weasyprint is not installed")
        case .busy: Phrase(zh: "等候排版的文件太多", en: "too many papers wait to be set")
        case .slow(let seconds): Phrase(zh: "排版超过\(seconds)秒", en: "setting took longer than \(seconds) s")
        case .failed(let status, let remark):
            Phrase(zh: "排版程序失败（\(status)）：\(remark)", en: "the typesetting program failed (\(status)): \(remark)")
        case .tooLong: Phrase(zh: "排版结果过大", en: "the paper is too long")
        case .system(let call, let number):
            Phrase(zh: "系统调用\(call)失败（\(number)）", en: "the system refused \(call) (\(number))")
        }
    }
}
