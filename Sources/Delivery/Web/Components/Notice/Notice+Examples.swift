import Kernel
import Markup

extension Notice {
    static let exhibit = Exhibit(name: "notice") { reader in
        let language = reader.language
        return [
            Example(
                "done",
                node(
                    .done, Phrase(zh: "已收到您的投诉", en: "Your complaint has been received"), language, isNews: true,
                    p(
                        .text(
                            Phrase(
                                zh: "编号TS-2026-000128，最迟2026年4月22日告知是否受理。",
                                en: "Number TS-2026-000128. You will be told by 22 April 2026 whether it is accepted."),
                            language)))),
            Example(
                "plain", node(.plain, Phrase(zh: "本页数据每日更新一次。", en: "The figures are renewed once a day."), language)),
            Example(
                "caution",
                node(
                    .caution, Phrase(zh: "这家店没有登记，我们会另行核实。", en: "This shop is not registered; we will look into it."),
                    language)),
            Example(
                "danger",
                node(.danger, Phrase(zh: "上传失败，其余内容已保存。", en: "The upload failed; the rest is saved."), language)),
        ]
    }
}
