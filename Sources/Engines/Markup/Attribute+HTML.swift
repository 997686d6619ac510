extension Attribute {
    public static func `class`(_ names: StaticString) -> Attribute { Attribute("class", .fixed(names)) }

    /// Several class names, of which some may be empty.
    public static func classes(_ names: String...) -> Attribute {
        Attribute("class", names.filter { !$0.isEmpty }.joined(separator: " "))
    }

    public static func id(_ text: String) -> Attribute { Attribute("id", text) }
    public static func name(_ text: String) -> Attribute { Attribute("name", text) }
    public static func value(_ text: String) -> Attribute { Attribute("value", text) }
    public static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }
    public static func title(_ text: String) -> Attribute { Attribute("title", text) }
    public static func alt(_ text: String) -> Attribute { Attribute("alt", text) }
    public static func content(_ text: String) -> Attribute { Attribute("content", text) }
    public static func charset(_ name: StaticString) -> Attribute { Attribute("charset", .fixed(name)) }
    public static func media(_ query: StaticString) -> Attribute { Attribute("media", .fixed(query)) }
    public static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }
    public static func tabindex(_ number: Int) -> Attribute { Attribute("tabindex", String(number)) }
    public static func role(_ name: StaticString) -> Attribute { Attribute("role", .fixed(name)) }
    public static func dir(_ name: StaticString) -> Attribute { Attribute("dir", .fixed(name)) }
    public static func hidden(_ claim: Bool = true) -> Attribute { Attribute("hidden", if: claim) }
    public static func open(_ claim: Bool = true) -> Attribute { Attribute("open", if: claim) }
    public static func itemprop(_ name: StaticString) -> Attribute { Attribute("itemprop", .fixed(name)) }

    /// An attribute of the page's own scripts: `data-` and the name.
    public static func data(_ name: StaticString, _ text: String = "") -> Attribute {
        Attribute(name, .text(text), prefix: "data-")
    }
}

// MARK: - Links, images, scripts by address

extension Attribute {
    /// Where a link leads; an address that could run code becomes `#`.
    public static func href(_ address: String) -> Attribute {
        Attribute("href", .address(address, isImage: false))
    }

    /// Where a form goes.
    public static func action(_ address: String) -> Attribute {
        Attribute("action", .address(address, isImage: false))
    }

    /// Where an image or script is; images may also be `data:` URLs of pixels.
    public static func src(_ address: String) -> Attribute { Attribute("src", .address(address, isImage: true)) }

    public static func rel(_ words: StaticString) -> Attribute { Attribute("rel", .fixed(words)) }
    public static func type(_ name: StaticString) -> Attribute { Attribute("type", .fixed(name)) }
    public static func target(_ name: StaticString) -> Attribute { Attribute("target", .fixed(name)) }
    public static func hreflang(_ tag: String) -> Attribute { Attribute("hreflang", tag) }
    public static func download(_ name: String) -> Attribute { Attribute("download", name) }
    public static func sizes(_ text: StaticString) -> Attribute { Attribute("sizes", .fixed(text)) }
    public static func loading(_ name: StaticString) -> Attribute { Attribute("loading", .fixed(name)) }
    public static func `defer`(_ claim: Bool = true) -> Attribute { Attribute("defer", if: claim) }
    public static func width(_ pixels: Int) -> Attribute { Attribute("width", String(pixels)) }
    public static func height(_ pixels: Int) -> Attribute { Attribute("height", String(pixels)) }
}

// MARK: - Forms

extension Attribute {
    public static func method(_ name: StaticString) -> Attribute { Attribute("method", .fixed(name)) }
    public static func enctype(_ name: StaticString) -> Attribute { Attribute("enctype", .fixed(name)) }
    public static func formaction(_ address: String) -> Attribute {
        Attribute("formaction", .address(address, isImage: false))
    }
    public static func formnovalidate(_ claim: Bool = true) -> Attribute { Attribute("formnovalidate", if: claim) }
    public static func novalidate(_ claim: Bool = true) -> Attribute { Attribute("novalidate", if: claim) }
    public static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
    public static func form(_ id: String) -> Attribute { Attribute("form", id) }
    public static func list(_ id: String) -> Attribute { Attribute("list", id) }
    public static func accept(_ types: String) -> Attribute { Attribute("accept", types) }
    public static func autocomplete(_ name: StaticString) -> Attribute { Attribute("autocomplete", .fixed(name)) }
    public static func inputmode(_ name: StaticString) -> Attribute { Attribute("inputmode", .fixed(name)) }
    public static func enterkeyhint(_ name: StaticString) -> Attribute { Attribute("enterkeyhint", .fixed(name)) }
    public static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }
    public static func pattern(_ text: StaticString) -> Attribute { Attribute("pattern", .fixed(text)) }
    public static func maxlength(_ count: Int) -> Attribute { Attribute("maxlength", String(count)) }
    public static func minlength(_ count: Int) -> Attribute { Attribute("minlength", String(count)) }
    public static func min(_ text: String) -> Attribute { Attribute("min", text) }
    public static func max(_ text: String) -> Attribute { Attribute("max", text) }
    public static func step(_ text: String) -> Attribute { Attribute("step", text) }
    public static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
    public static func size(_ count: Int) -> Attribute { Attribute("size", String(count)) }
    public static func multiple(_ claim: Bool = true) -> Attribute { Attribute("multiple", if: claim) }
    public static func required(_ claim: Bool = true) -> Attribute { Attribute("required", if: claim) }
    public static func disabled(_ claim: Bool = true) -> Attribute { Attribute("disabled", if: claim) }
    public static func readonly(_ claim: Bool = true) -> Attribute { Attribute("readonly", if: claim) }
    public static func checked(_ claim: Bool = true) -> Attribute { Attribute("checked", if: claim) }
    public static func selected(_ claim: Bool = true) -> Attribute { Attribute("selected", if: claim) }
    public static func autofocus(_ claim: Bool = true) -> Attribute { Attribute("autofocus", if: claim) }
    public static func spellcheck(_ claim: Bool) -> Attribute { Attribute("spellcheck", claim ? "true" : "false") }
}

// MARK: - Tables

extension Attribute {
    public static func scope(_ name: StaticString) -> Attribute { Attribute("scope", .fixed(name)) }
    public static func colspan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
    public static func rowspan(_ count: Int) -> Attribute { Attribute("rowspan", String(count)) }
}
