// MARK: - What assistive software is told

extension Attribute {
    public enum Aria: String, Sendable {
        case label, labelledby, describedby, errormessage, controls, owns, current, live, roledescription, sort
        case valuetext, valuenow, valuemin, valuemax, keyshortcuts, rowcount, colcount, rowindex, activedescendant
        case haspopup, orientation, autocomplete
    }

    public enum AriaClaim: String, Sendable {
        case hidden, expanded, invalid, selected, pressed, checked, disabled, busy, atomic, required, modal
        case multiselectable
    }

    public static func aria(_ property: Aria, _ text: String) -> Attribute {
        Attribute(property.name, .text(text), prefix: "aria-")
    }

    public static func aria(_ claim: AriaClaim, _ holds: Bool = true) -> Attribute {
        Attribute(claim.name, .fixed(holds ? "true" : "false"), prefix: "aria-")
    }
}

extension Attribute.Aria {
    var name: StaticString {
        switch self {
        case .label: "label"
        case .labelledby: "labelledby"
        case .describedby: "describedby"
        case .errormessage: "errormessage"
        case .controls: "controls"
        case .owns: "owns"
        case .current: "current"
        case .live: "live"
        case .roledescription: "roledescription"
        case .sort: "sort"
        case .valuetext: "valuetext"
        case .valuenow: "valuenow"
        case .valuemin: "valuemin"
        case .valuemax: "valuemax"
        case .keyshortcuts: "keyshortcuts"
        case .rowcount: "rowcount"
        case .colcount: "colcount"
        case .rowindex: "rowindex"
        case .activedescendant: "activedescendant"
        case .haspopup: "haspopup"
        case .orientation: "orientation"
        case .autocomplete: "autocomplete"
        }
    }
}

extension Attribute.AriaClaim {
    var name: StaticString {
        switch self {
        case .hidden: "hidden"
        case .expanded: "expanded"
        case .invalid: "invalid"
        case .selected: "selected"
        case .pressed: "pressed"
        case .checked: "checked"
        case .disabled: "disabled"
        case .busy: "busy"
        case .atomic: "atomic"
        case .required: "required"
        case .modal: "modal"
        case .multiselectable: "multiselectable"
        }
    }
}

// MARK: - htmx

extension Attribute {
    /// What htmx may be told: addresses, targets and triggers, but never `hx-on` or `js:` values.
    public enum HX: Sendable {
        case get(String), post(String)
        case target(String), select(String), include(String), indicator(String)
        case swap(StaticString), trigger(StaticString), pushURL(Bool), boost(Bool), sync(StaticString)
        case confirm(String), ext(StaticString), sseConnect(String), sseSwap(String)
    }

    public static func hx(_ wish: HX) -> Attribute {
        switch wish {
        case .get(let address): Attribute("hx-get", .address(address, isImage: false))
        case .post(let address): Attribute("hx-post", .address(address, isImage: false))
        case .target(let text): Attribute("hx-target", text)
        case .select(let text): Attribute("hx-select", text)
        case .include(let text): Attribute("hx-include", text)
        case .indicator(let text): Attribute("hx-indicator", text)
        case .swap(let text): Attribute("hx-swap", .fixed(text))
        case .trigger(let text): Attribute("hx-trigger", .fixed(text))
        case .sync(let text): Attribute("hx-sync", .fixed(text))
        case .ext(let text): Attribute("hx-ext", .fixed(text))
        case .pushURL(let claim): Attribute("hx-push-url", .fixed(claim ? "true" : "false"))
        case .boost(let claim): Attribute("hx-boost", .fixed(claim ? "true" : "false"))
        case .confirm(let text): Attribute("hx-confirm", text)
        case .sseConnect(let address): Attribute("sse-connect", .address(address, isImage: false))
        case .sseSwap(let text): Attribute("sse-swap", text)
        }
    }
}
