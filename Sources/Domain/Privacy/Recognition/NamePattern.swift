/// Names that a word introduces: 姓名：张三, 联系人李四, 我叫王小明, 免贵姓赵.
enum NamePattern {
    /// Introducing words, the longest first; those that introduce a surname alone are marked.
    private static let introductions: [(word: [Unicode.Scalar], isSurnameOnly: Bool)] = [
        ("我的名字是", false), ("我的名字叫", false), ("投诉人姓名", false), ("消费者姓名", false), ("举报人姓名", false),
        ("联系人姓名", false), ("本人姓名", false), ("收件人", false), ("收货人", false), ("联系人", false), ("投诉人", false),
        ("举报人", false), ("持卡人", false), ("名字叫", false), ("姓名", false), ("我叫", false), ("本人叫", false), ("姓", true),
    ]
    .map { (word: Array($0.0.unicodeScalars), isSurnameOnly: $0.1) }

    private static let joints: Set<Unicode.Scalar> = [":", "\u{FF1A}", " ", "\u{3000}", "是", "为", "叫", "\u{FF0C}", ","]

    static func findings(in scalars: [Unicode.Scalar]) -> [PersonalFinding] {
        var findings: [PersonalFinding] = []
        var index = 0
        while index < scalars.count {
            let match = introductions.first { scalars[index...].starts(with: $0.word) }
            guard let match else {
                index += 1
                continue
            }
            index += match.word.count
            var start = index
            while start < scalars.count, start - index < 3, joints.contains(scalars[start]) { start += 1 }
            guard let end = nameEnd(from: start, in: scalars, isSurnameOnly: match.isSurnameOnly) else { continue }
            findings.append(PersonalFinding(.name, start..<end, in: scalars))
            index = end
        }
        return findings
    }

    private static func nameEnd(from start: Int, in scalars: [Unicode.Scalar], isSurnameOnly: Bool) -> Int? {
        guard start < scalars.count else { return nil }
        let isCompound = start + 1 < scalars.count && Surnames.isCompound(scalars[start], scalars[start + 1])
        guard isCompound || Surnames.isSingle(scalars[start]) else { return nil }
        var end = start + (isCompound ? 2 : 1)
        if isSurnameOnly { return end }
        let given = end
        while end < scalars.count, end - given < 2, scalars[end].isHan, !Surnames.endsName.contains(scalars[end]) {
            end += 1
        }
        return end > given ? end : nil
    }
}

/// The family names that most people here bear.
enum Surnames {
    private static let singles = Set(
        """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦\
        贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄温芦牛樊葛邢安齐伍庞颜倪翟\
        章鲁岳关俞左柳祝单管焦巴宁路车苗甘尚谷穆古成米祁马麻满沙买拜哈妥
        """
        .unicodeScalars)
    private static let compounds: Set<String> = [
        "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "长孙", "令狐", "端木",
    ]

    /// Signs that follow a name rather than belong to one.
    static let endsName = Set("的在于是从向买投电手先女因我要说称反去住到购将被把与和及，。、；：身证".unicodeScalars)

    static func isSingle(_ scalar: Unicode.Scalar) -> Bool { singles.contains(scalar) }

    static func isCompound(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
        compounds.contains("\(first)\(second)")
    }
}
