import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// Step 4: photos, receipts, recordings; none is needed.
struct EvidencePage {
    let reader: Reader
    let files: [FiledFile]
    let refusals: [Refusal]

    private var language: Language { reader.language }

    /// Files a little too large are taken in whole, so that the page itself can say what is wrong with them.
    static let uploads = EvidenceField.field(megabytes: 40)

    var node: Node {
        let state = FormState(Submission(pairs: Pairs(["audience": Audience.authority.rawValue])), refused: refusals)
        return StepPage(
            step: .evidence, title: Phrase(zh: "有照片或单据吗？", en: "Do you have photos or papers?"), reader: reader,
            lead: Phrase(
                zh: "小票、合同、聊天记录、商品照片都有帮助。没有也可以继续。",
                en: "Receipts, contracts, chats and photos all help. You can go on without."),
            isRefused: !refusals.isEmpty
        )
        .node(
            ErrorSummary.node(refusals, language),
            .when(!files.isEmpty, FiledList(reader: reader, files: files).node),
            .when(files.count < Filing.Limit.files, adding(state)),
            .when(files.count >= Filing.Limit.files, full))
    }

    private var full: Node {
        .group([
            Notice.node(
                .plain,
                Phrase(
                    zh: "已有\(files.count)个文件，达到上限。要换的话请先移除一个。",
                    en: "There are \(files.count) files, which is the most. Remove one to add another."), language),
            Button.row(Button.link(Self.goOn, to: FilingStep.you.path.link(), language, weight: .primary)),
        ])
    }

    private static let goOn = Phrase(zh: "继续", en: "Continue")

    private func adding(_ state: FormState) -> Node {
        form(
            [
                .class("fx-form"), .method("post"), .action(FilingStep.evidence.path.link()),
                .enctype("multipart/form-data"), .novalidate(),
            ],
            FormFrame.token(reader),
            FieldSet(EvidenceField.field(megabytes: EvidenceField.megabytes)).node(state, for: reader),
            FieldSet(EvidenceField.audience).node(state, for: reader),
            p(
                [.class("fx-quiet")],
                .text(
                    Phrase(
                        zh: "选好的文件点哪个按钮都会上传；没有文件也可以直接继续。",
                        en: "Either button sends the files you have chosen; without any you may simply continue."),
                    language)),
            Button.row(
                Button.submit(
                    Self.goOn, language, name: EvidenceField.onward.name, value: "true"),
                Button.submit(
                    Phrase(zh: "上传，再加几个", en: "Send them and add more"), language, weight: .secondary)))
    }
}

/// What a filing asks of its files beside the files.
extension EvidenceField {
    /// Which of the two buttons was pressed: the one that goes on, files or none.
    static let onward = Field("onward", Phrase(zh: "继续", en: "Continue"), .flag, isRequired: false)

    static let audience = Field(
        "audience", Phrase(zh: "谁可以看这些文件？", en: "Who may see these files?"),
        .choice([
            Schema.Choice(
                Audience.authority.rawValue, Audience.authority.phrase,
                hint: Phrase(zh: "商家看不到。拿不准就选这项。", en: "The business does not. Choose this if in doubt.")),
            Schema.Choice(
                Audience.parties.rawValue, Audience.parties.phrase,
                hint: Phrase(zh: "商家可以看到，便于尽快答复。", en: "The business sees them and can answer sooner.")),
        ]))
}

/// The files of a draft, each with who may see it and a way to take it out again.
struct FiledList {
    let reader: Reader
    let files: [FiledFile]

    private var language: Language { reader.language }

    var node: Node {
        section(
            [.class("fx-files")],
            h2(
                [.class("fx-files__title")],
                .text(
                    Phrase(
                        zh: "已上传\(files.count)个文件", en: files.count == 1 ? "One file sent" : "\(files.count) files sent"
                    ),
                    language)),
            ul([.class("fx-files__list")], .each(files.enumerated()) { row($0, $1) }))
    }

    static func path(of file: FiledFile) -> String { DraftFilePath.one.link(file.digest) }

    private func row(_ index: Int, _ file: FiledFile) -> Node {
        let address = Self.path(of: file)
        return li(
            [.class("fx-file")],
            FileFace(name: file.name, mediaType: file.mediaType, size: file.size, address: address).node(language),
            div(
                [.class("fx-file__tools")],
                form(
                    [.class("fx-file__audience"), .method("post"), .action(address)],
                    FormFrame.token(reader),
                    label([.class("fx-hidden"), .for("audience-\(index)")], .text(whoSees(file), language)),
                    select(
                        [.class("fx-input"), .id("audience-\(index)"), .name("audience")],
                        .each(Audience.allCases) { audience in
                            option(
                                [.value(audience.rawValue), .selected(audience == file.audience)],
                                .text(audience.phrase, language))
                        }),
                    Button.submit(Phrase(zh: "保存", en: "Save"), language, weight: .quiet)),
                form(
                    [.method("post"), .action(DraftFilePath.removal.link(file.digest))],
                    FormFrame.token(reader),
                    button(
                        [
                            .class("fx-button fx-button--quiet"), .type("submit"),
                            .aria(
                                .label, Phrase(zh: "移除“\(file.name)”", en: "Remove “\(file.name)”")(language)),
                        ],
                        .text(Phrase(zh: "移除", en: "Remove"), language)))))
    }

    private func whoSees(_ file: FiledFile) -> Phrase {
        Phrase(zh: "谁可以看“\(file.name)”", en: "Who may see “\(file.name)”")
    }
}

/// Where the files of a draft are.
enum DraftFilePath {
    static let one: Path = "/file/files/{digest}"
    static let removal: Path = "/file/files/{digest}/removal"
}
