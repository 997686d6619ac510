import Access
import Commons
import Foundation
public import Kernel
import Notices
import Storage
import Web

/// What is right and wrong with an installation, and what to do about it.
public struct Doctor: Sendable {
    public struct Finding: Sendable {
        public let isWell: Bool
        public let subject: Phrase
        /// What was seen, and what to do where it is not well.
        public let words: Phrase
    }

    let configuration: Configuration

    public init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Looks at files, folder, keys and store; opens the store last, so that all else is said even if it cannot be.
    public func findings() async -> [Finding] {
        [resources, assets, folder, keys, files] + (await couriers) + [typesetter] + (await store)
    }

    private var resources: Finding {
        let subject = Phrase(zh: "程序资料", en: "Program files")
        do {
            let files = try ProductFiles(ProductFiles.locate(configuration.resources))
            return Finding(isWell: true, subject: subject, words: .verbatim(files.folder.path))
        } catch {
            let words = StartFailure.words(of: error)
            return Finding(
                isWell: false, subject: subject,
                words: Phrase(
                    zh: "无法读取：\(words.zh) 用 FANGXIN_RESOURCES 指明 Resources 文件夹。",
                    en: "cannot be read: \(words.en) Name the folder Resources with FANGXIN_RESOURCES."))
        }
    }

    private var assets: Finding {
        let subject = Phrase(zh: "网页资源", en: "Page assets")
        guard let folder = try? ProductFiles.locate(configuration.resources),
            let assets = try? Assets(readingFrom: folder)
        else { return Finding(isWell: false, subject: subject, words: Phrase(zh: "缺失", en: "are missing")) }
        let missing = assets.missing
        return Finding(isWell: missing == nil, subject: subject, words: missing ?? Phrase(zh: "齐全", en: "are complete"))
    }

    private var folder: Finding {
        let path = configuration.data
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let isWell = exists ? isFolder.boolValue && FileManager.default.isWritableFile(atPath: path) : true
        return Finding(
            isWell: isWell, subject: Phrase(zh: "数据文件夹", en: "Data folder"),
            words: isWell
                ? .verbatim(path) : Phrase(zh: "\(path) 不是可写的文件夹", en: "\(path) is no folder that can be written"))
    }

    private var keys: Finding {
        let path = Keys.path(in: configuration.data)
        let subject = Phrase(zh: "主密钥", en: "Master keys")
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            return Finding(
                isWell: true, subject: subject,
                words: Phrase(zh: "首次启动时生成", en: "will be made at the first start"))
        }
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        let isPrivate = mode & 0o077 == 0
        return Finding(
            isWell: isPrivate, subject: subject,
            words: isPrivate
                ? Phrase(zh: "仅所有者可读，请另存一份", en: "only the owner reads them; keep a copy elsewhere")
                : Phrase(zh: "他人可读，请执行 chmod 600 \(path)", en: "others can read them: chmod 600 \(path)"))
    }

    /// Who reads the databases reads everything that is not sealed.
    private var files: Finding {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: configuration.data)) ?? []
        let open = names.filter { $0.contains(".sqlite") }.sorted()
            .filter { name in
                let attributes = try? FileManager.default.attributesOfItem(atPath: configuration.data + "/" + name)
                return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o077 != 0
            }
        let list = open.joined(separator: " ")
        return Finding(
            isWell: open.isEmpty, subject: Phrase(zh: "数据文件权限", en: "Rights of the files"),
            words: open.isEmpty
                ? Phrase(zh: "仅所有者可读", en: "only the owner reads them")
                : Phrase(
                    zh: "他人可读，请在数据文件夹中执行 chmod 600 \(list)",
                    en: "others can read them: in the data folder, chmod 600 \(list)"))
    }

    /// Papers can be printed from the browser too, so that nothing is wrong without it.
    private var typesetter: Finding {
        Finding(
            isWell: true, subject: Phrase(zh: "PDF排版", en: "PDF papers"),
            words: configuration.typesetterProgram.map(Phrase.verbatim)
                ?? Phrase(
                    zh: "没有安装weasyprint，证明只有网页版（Debian：apt-get install weasyprint）",
                    en:
                        "weasyprint is not installed, so certificates are pages alone (Debian: apt-get install weasyprint)"
                ))
    }

    private var store: [Finding] {
        get async {
            let subject = Phrase(zh: "数据库", en: "Database")
            guard Installation.exists(configuration) else {
                return [
                    Finding(
                        isWell: true, subject: subject,
                        words: Phrase(
                            zh: "\(configuration.data) 中还没有数据，首次启动时建立",
                            en: "there is none in \(configuration.data) yet; the first start makes it"))
                ]
            }
            do {
                let installation = try await Installation.open(configuration)
                let count = installation.directory.now.authorities.count
                let isSeen = try await installation.seesUnplacedReports()
                let vacant = try await installation.vacantAdministrators()
                let isOpen = try await installation.stores.mainReadsReporters(configuration)
                let backlog = try await installation.desks.notices.backlog()
                await installation.close()
                return [
                    Finding(
                        isWell: true, subject: subject,
                        words: Phrase(zh: "可打开，结构为最新", en: "opens, and its schema is today's")),
                    directory(count), reports(isSeen), administrators(vacant), notices(backlog),
                ] + (isOpen.map { [apart(isOpen: $0)] } ?? [])
            } catch let held as FolderInUse {
                return [
                    Finding(
                        isWell: true, subject: subject,
                        words: Phrase(
                            zh: "正在被服务使用，没有打开检查：\(held.phrase.zh)",
                            en: "is held by a server, and was not opened: \(held.phrase.en)"))
                ]
            } catch {
                return [Finding(isWell: false, subject: subject, words: StartFailure.words(of: error))]
            }
        }
    }

    /// The side of complaints must not be able to read that there are reports (O121 37).
    private func apart(isOpen: Bool) -> Finding {
        Finding(
            isWell: !isOpen, subject: Phrase(zh: "举报库", en: "Reporters’ store"),
            words: isOpen
                ? Phrase(
                    zh: "投诉一侧的数据库角色也能读取。请用 FANGXIN_REPORTER_DATABASE 另设登录角色，见 docs/configuration.md",
                    en:
                        "the role of the complaints' side reads it too: name a login of its own with FANGXIN_REPORTER_DATABASE, see docs/configuration.md"
                )
                : Phrase(zh: "投诉一侧的数据库角色不能读取", en: "the role of the complaints' side cannot read it"))
    }

    /// A report that tells of no place waits for a province's report officer, whom no other sees.
    private func reports(_ isSeen: Bool) -> Finding {
        Finding(
            isWell: isSeen, subject: Phrase(zh: "待分送的举报", en: "Reports without a place"),
            words: isSeen
                ? Phrase(zh: "有省级举报办理人员查看", en: "a provincial report officer sees them")
                : Phrase(
                    zh: "没有人能看到：请建立一个省级单位的举报办理人员账号",
                    en: "nobody sees them: create an account of a report officer at a provincial authority"))
    }

    /// Administration, security and audit are three people’s work (GB/T 22239-2019, 8.1.5).
    private func administrators(_ vacant: [Role]) -> Finding {
        let subject = Phrase(zh: "三员账号", en: "Administrators")
        guard let first = vacant.first else {
            return Finding(isWell: true, subject: subject, words: Phrase(zh: "齐全", en: "all three are there"))
        }
        let (zh, en) = (
            vacant.map(\.phrase.zh).joined(separator: "、"), vacant.map(\.phrase.en).joined(separator: ", ")
        )
        return Finding(
            isWell: false, subject: subject,
            words: Phrase(
                zh: "缺少\(zh)。请执行 fangxin account create --role \(first.rawValue) --login NAME",
                en: "wanting: \(en). fangxin account create --role \(first.rawValue) --login NAME"))
    }

    /// Without units nobody is competent for anything.
    private func directory(_ count: Int) -> Finding {
        let subject = Phrase(zh: "单位名录", en: "Directory of authorities")
        guard count == 0 else {
            return Finding(isWell: true, subject: subject, words: Phrase(zh: "\(count)个单位", en: "\(count) authorities"))
        }
        return Finding(
            isWell: false, subject: subject,
            words: Phrase(
                zh: "名录为空，投诉无法分送。请执行 fangxin import units FILE",
                en: "is empty, so that complaints reach nobody: fangxin import units FILE"))
    }
}
