public import Kernel

/// Who reads a page, and how: all that a page needs to know besides what it shows.
public struct Reader: Sendable {
    public enum Size: String, CaseIterable, Sendable {
        case standard, large
    }

    public let language: Language
    public let size: Size
    /// The name shown to somebody who has signed in.
    public let name: String?
    /// The token that every form carries, made when a form asks for it.
    public var csrf: String { token() }
    private let token: @Sendable () -> String
    /// The page's own path, for switches that lead back to it.
    public let path: String
    public let query: Pairs
    public let assets: Assets
    /// What the shell says on every page.
    public let house: House

    public init(
        language: Language, size: Size = .standard, name: String? = nil,
        csrf: @autoclosure @escaping @Sendable () -> String = "", path: String = "/", query: Pairs = Pairs(),
        assets: Assets = .none, house: House = House()
    ) {
        self.language = language
        self.size = size
        self.name = name
        token = csrf
        self.path = path
        self.query = query
        self.assets = assets
        self.house = house
    }

    /// The same reader, on the page at another path.
    public func at(_ path: String) -> Reader {
        Reader(
            language: language, size: size, name: name, csrf: csrf, path: path, query: query, assets: assets,
            house: house)
    }

    /// This page with one thing of its query changed.
    public func link(setting name: String, to value: String?) -> String {
        let query = query.setting(name, to: value)
        return query.all.isEmpty ? path : "\(path)?\(query.text)"
    }
}

/// What is the same on every page of one installation.
public struct House: Sendable {
    /// The nearest place that takes complaints in person, where it is known.
    public let window: Phrase?
    /// Where one signs in, and out.
    public let signIn: String
    public let signOut: String
    /// Where one's own account is.
    public let account: String
    /// Where the code of a second factor is asked for.
    public let secondFactor = "/sign-in/factor"
    /// Where the consumer begins.
    public let home: String
    /// A line over every page of an installation that holds invented data.
    public let notice: Phrase?
    /// What the foot of a public page leads to.
    public var links: [(Phrase, String)] = []

    public init(
        window: Phrase? = nil, signIn: String = "/sign-in", signOut: String = "/sign-out",
        account: String = "/account", home: String = "/", notice: Phrase? = nil
    ) {
        self.window = window
        self.signIn = signIn
        self.signOut = signOut
        self.account = account
        self.home = home
        self.notice = notice
    }
}
