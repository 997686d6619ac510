/// 脱敏: what may be shown of a person where their identity must not be.
public enum Masking {
    /// The surname and two stars, whatever the length, so that the length tells nothing: `张**`, `欧阳**`, `J**`.
    public static func name(_ name: String) -> String {
        let trimmed = Folding.trimmed(name)
        guard let first = trimmed.first else { return "" }
        let head = String(trimmed.prefix(2))
        // A two-character name is a surname of one character and a given name, even where both look like one surname.
        let isCompound = trimmed.count > 2 && compoundSurnames.contains(head)
        return (isCompound ? head : String(first)) + "**"
    }

    /// The county, and stars for the rest: `宁夏回族自治区吴忠市青铜峡市***`; only stars where no place is recognised.
    public static func address(_ address: String, in regions: Regions) -> String {
        guard let region = regions.find(in: address).region else { return "***" }
        let place = region.level > .county ? region.code.county : region.code
        return (regions.fullName(of: place) ?? "") + "***"
    }

    private static let compoundSurnames: Set<String> = [
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫",
        "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官",
        "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐", "段干", "百里", "呼延",
        "东郭", "南门", "羊舌", "微生", "公户", "公玉", "公仪", "梁丘", "公仲", "公上", "公门", "公山", "公坚", "左丘", "公伯", "西门", "公祖",
        "第五", "公乘", "贯丘", "公皙", "南荣", "东里", "东宫", "仲长", "子书", "子桑", "即墨", "达奚", "褚师", "吴铭", "纳兰", "叶赫", "完颜",
    ]
}
