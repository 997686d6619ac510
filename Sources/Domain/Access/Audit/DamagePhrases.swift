public import Kernel
public import Seals

extension ChainDamage.Kind {
    /// What is wrong with an entry, said of it.
    public var phrase: Phrase {
        switch self {
        case .edited: Phrase(zh: "内容被改动", en: "its content was changed")
        case .removed(let count): Phrase(zh: "之前缺少\(count)条", en: "\(count) before it are gone")
        case .inserted: Phrase(zh: "是后来插入的", en: "it was put in")
        case .reordered: Phrase(zh: "顺序被调换", en: "it stands too early")
        case .severed: Phrase(zh: "前一条被重做", en: "the one before it was made anew")
        case .truncated(let count): Phrase(zh: "末尾缺少\(count)条", en: "\(count) at the end are gone")
        case .rewritten: Phrase(zh: "整条链被重做", en: "the chain was made anew")
        }
    }
}

extension EventDamage {
    public var phrase: Phrase {
        let place = sequence.map { "\(subject) #\($0)" } ?? subject
        return switch kind {
        case .altered: Phrase(zh: "事件被改动：\(place)", en: "An event was altered: \(place)")
        case .unentered: Phrase(zh: "事件没有登入日志：\(place)", en: "An event was never entered: \(place)")
        case .missing: Phrase(zh: "日志中的事件已不存在：\(place)", en: "An entered event is gone: \(place)")
        case .spanAltered:
            Phrase(
                zh: "一起导入的案件中有被改动或删除的：\(place)",
                en: "Some of the cases imported together were altered or are gone: \(place)")
        }
    }
}
