import Kernel

/// What is said of damaged workbooks.
enum Phrases {
    static let method = Phrase(zh: "压缩方式不受支持", en: "it is packed in a way that is not read")
    static let packing = Phrase(zh: "压缩数据有误", en: "its packed data is wrong")
    static let depth = Phrase(zh: "标记嵌套过深", en: "its markup is nested too deeply")

    static func twice(_ name: String) -> Phrase {
        Phrase(zh: "部件 \(name) 出现两次", en: "the part \(name) stands in it twice")
    }

    static func size(_ name: String) -> Phrase {
        Phrase(zh: "部件 \(name) 的内容与校验不符", en: "the part \(name) does not match its checksum")
    }

    static func markup(_ line: Int) -> Phrase {
        Phrase(zh: "标记有误（部件第\(line)行）", en: "its markup is wrong (line \(line) of the part)")
    }

    static func reference(_ text: String) -> Phrase {
        Phrase(zh: "单元格位置“\(text)”无效", en: "“\(text)” is no place of a cell")
    }

    static func sharedText(_ text: String) -> Phrase {
        Phrase(zh: "共享文本“\(text)”不存在", en: "there is no shared text “\(text)”")
    }
}
