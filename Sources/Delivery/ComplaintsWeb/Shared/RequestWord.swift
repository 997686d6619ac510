import Commons
import Kernel

/// What a complainant asks for, by its code.
enum RequestWord {
    static func phrase(_ code: String) -> Phrase { RequestKind(rawValue: code)?.phrase ?? .verbatim(code) }
}
