import Composition
import Kernel
import Segments
import Tables

/// Why what a computing command was given cannot be used, with the file's name where it is about one.
struct InputFault: Error {
    let phrase: Phrase

    init(_ phrase: Phrase) {
        self.phrase = phrase
    }

    /// Does work on what stands in a file, so that its refusals name the file.
    static func naming<Answer>(_ file: String, _ work: () throws -> Answer) throws -> Answer {
        do {
            return try work()
        } catch {
            guard let phrase = words(of: error) else { throw error }
            throw InputFault(Phrase(zh: "\(file)：\(phrase.zh)", en: "\(file): \(phrase.en)"))
        }
    }

    private static func words(of error: any Error) -> Phrase? {
        switch error {
        case let refusal as Refusal: refusal.phrase
        case let refusals as Refusals:
            Phrase(
                zh: refusals.all.map(\.phrase.zh).joined(separator: "；"),
                en: refusals.all.map(\.phrase.en).joined(separator: "; "))
        case let error as JSONShapeError:
            Phrase(zh: "\(error.path)：\(error.reason.zh)", en: "\(error.path) \(error.reason.en)")
        case let error as TableError: error.phrase
        case let fault as SegmentFault: spoken(fault)
        default: nil
        }
    }

    private static func spoken(_ fault: SegmentFault) -> Phrase {
        switch fault {
        case .absent: Phrase(zh: "这里没有用 facets build 建立的表", en: "there is no table made by facets build")
        case .busy: Phrase(zh: "另一个程序正在写入", en: "another program is writing to it")
        case .damaged(let file, _):
            Phrase(zh: "文件“\(file)”已损坏，请重新建立", en: "the file “\(file)” is damaged; build the table anew")
        case .manifestDamaged: Phrase(zh: "文件清单已损坏，请重新建立", en: "its list of files is damaged; build the table anew")
        }
    }
}
