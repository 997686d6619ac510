import HTTPTypes
import Kernel

/// How somebody wants to read: chosen by a link (`?lang=en`, `?size=large`), remembered in a cookie.
struct Preferences {
    let language: Language
    /// Whether the language was chosen by a link or cookie rather than guessed from the browser.
    let isLanguageChosen: Bool
    let size: Reader.Size
    /// What a link has just changed, to be remembered.
    let newLanguage: Language?
    let newSize: Reader.Size?

    init(query: Pairs, cookies: Cookies, headers: HTTPFields, jar: CookieJar) {
        newLanguage = query["lang"].flatMap(Language.init(rawValue:))
        newSize = query["size"].flatMap(Reader.Size.init(rawValue:))
        let chosen = newLanguage ?? cookies[jar.language].flatMap(Language.init(rawValue:))
        isLanguageChosen = chosen != nil
        language = chosen ?? headers[.acceptLanguage].flatMap(Language.init(accept:)) ?? .zh
        size = newSize ?? cookies[jar.size].flatMap(Reader.Size.init(rawValue:)) ?? .standard
    }
}
