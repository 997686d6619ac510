import ArgumentParser
import Composition
import Foundation
import Kernel

/// How the program speaks to whoever runs it.
enum Terminal {
    /// The language that the environment asks for; nothing where it asks for none.
    static func language(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Language? {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        guard let named, named != "POSIX", named != "C", !named.hasPrefix("C.") else { return nil }
        return named.hasPrefix("zh") ? .zh : .en
    }

    /// A line beside the answer, on standard error.
    static func remark(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Says why a command cannot go on: in the reader's language, or in both where it is not known.
    static func say(failure error: any Error) {
        say((error as? InputFault)?.phrase ?? StartFailure.words(of: error))
    }
}
