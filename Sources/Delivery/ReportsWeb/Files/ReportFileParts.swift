import CaseParts
import Complaints
import Kernel
import Markup
import Privacy
import Reports
import Web

/// The choice of files on a form of a report, and those that were sent with it before it was refused.
struct FileChoice {
    let state: FormState
    let held: HeldFiles
    /// The same files, sealed for the way through the page.
    let sealed: String

    init(_ state: FormState, _ held: HeldFiles = HeldFiles(), _ ports: ReportFiles) throws {
        self.state = state
        self.held = held
        sealed = held.files.isEmpty ? "" : try held.sealed(ports)
    }

    func node(_ reader: Reader) -> Node {
        .group([
            .when(!held.files.isEmpty, kept(reader)),
            .when(
                held.files.count < Filing.Limit.files,
                FieldSet(ReportEndpoints.files.optional).node(state, for: reader)),
        ])
    }

    private func kept(_ reader: Reader) -> Node {
        let choices = held.files.map { Schema.Choice($0.digest, .verbatim("\($0.name)  \(FileFace.amount($0.size))")) }
        let dropped = Field(
            HeldFiles.dropped.name, Phrase(zh: "已上传的文件", en: "Files sent"),
            .list(.choice(choices), max: Filing.Limit.files),
            hint: Phrase(zh: "不用再选一次。不想提交的，请打勾。", en: "No need to choose them again. Tick those to leave out."),
            isRequired: false)
        return .group([
            input([.type("hidden"), .name(HeldFiles.field.name), .value(sealed)]),
            FieldSet(dropped).node(state, for: reader),
        ])
    }
}

/// The files of a report as a reader may open them.
struct ReportFileList {
    let view: ReportView
    let address: (ReportFile) -> String

    func node(_ language: Language) -> Node {
        view.files.isEmpty
            ? Parts.quiet(Phrase(zh: "没有材料。", en: "No files."), language)
            : ul(
                [.class("fx-files__list")],
                .each(view.files) { file in
                    li(
                        [.class("fx-file")], face(file, language),
                        .when(
                            view.reader == .authority,
                            span([.class("fx-quiet")], .text(Self.whose(file), language))))
                })
    }

    /// A file by its name, kind and size; nothing of it once the report is erased.
    func face(_ file: ReportFile, _ language: Language) -> Node {
        let name = view.texts[PersonalField(rawValue: file.nameField)] ?? Phrase(zh: "文件", en: "File")(language)
        guard !view.report.isErased else {
            return Parts.quiet(Phrase(zh: "文件（已删除）", en: "A file (erased)"), language)
        }
        return FileFace(name: name, mediaType: file.mediaType, size: file.size, address: address(file)).node(language)
    }

    private static func whose(_ file: ReportFile) -> Phrase {
        file.isReporters ? .reporter : Phrase(zh: "监管部门（举报人看不到）", en: "The authority; the reporter does not see it")
    }
}
