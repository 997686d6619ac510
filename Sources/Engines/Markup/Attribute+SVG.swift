extension Attribute {
    public static func viewBox(_ left: Double, _ top: Double, _ width: Double, _ height: Double) -> Attribute {
        Attribute("viewBox", [left, top, width, height].map(coordinate).joined(separator: " "))
    }

    /// A path's commands.
    public static func d(_ commands: String) -> Attribute { Attribute("d", commands) }

    /// The corners of a polyline or polygon.
    public static func points(_ points: [(x: Double, y: Double)]) -> Attribute {
        Attribute("points", points.map { "\(coordinate($0.x)),\(coordinate($0.y))" }.joined(separator: " "))
    }

    public static func x(_ value: Double) -> Attribute { Attribute("x", coordinate(value)) }
    public static func y(_ value: Double) -> Attribute { Attribute("y", coordinate(value)) }
    public static func x1(_ value: Double) -> Attribute { Attribute("x1", coordinate(value)) }
    public static func y1(_ value: Double) -> Attribute { Attribute("y1", coordinate(value)) }
    public static func x2(_ value: Double) -> Attribute { Attribute("x2", coordinate(value)) }
    public static func y2(_ value: Double) -> Attribute { Attribute("y2", coordinate(value)) }
    public static func cx(_ value: Double) -> Attribute { Attribute("cx", coordinate(value)) }
    public static func cy(_ value: Double) -> Attribute { Attribute("cy", coordinate(value)) }
    public static func r(_ value: Double) -> Attribute { Attribute("r", coordinate(value)) }
    public static func rx(_ value: Double) -> Attribute { Attribute("rx", coordinate(value)) }
    public static func breadth(_ value: Double) -> Attribute { Attribute("width", coordinate(value)) }
    public static func length(_ value: Double) -> Attribute { Attribute("height", coordinate(value)) }
    public static func fill(_ paint: StaticString) -> Attribute { Attribute("fill", .fixed(paint)) }
    public static func stroke(_ paint: StaticString) -> Attribute { Attribute("stroke", .fixed(paint)) }
    public static func strokeWidth(_ value: Double) -> Attribute { Attribute("stroke-width", coordinate(value)) }
    public static func strokeLinecap(_ name: StaticString) -> Attribute { Attribute("stroke-linecap", .fixed(name)) }
    public static func textAnchor(_ name: StaticString) -> Attribute { Attribute("text-anchor", .fixed(name)) }
    public static func shapeRendering(_ name: StaticString) -> Attribute { Attribute("shape-rendering", .fixed(name)) }
    public static func preserveAspectRatio(_ text: StaticString) -> Attribute {
        Attribute("preserveAspectRatio", .fixed(text))
    }
    public static func transform(_ text: String) -> Attribute { Attribute("transform", text) }
    public static func focusable(_ claim: Bool) -> Attribute { Attribute("focusable", claim ? "true" : "false") }
    public static var svgNamespace: Attribute { Attribute("xmlns", .fixed("http://www.w3.org/2000/svg")) }
}

/// A coordinate with at most two decimals, without a trailing zero: `12`, `0.5`, `-3.25`.
func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int64((value * 100).rounded())
    guard !hundredths.isMultiple(of: 100) else { return String(hundredths / 100) }
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let fraction = rest.isMultiple(of: 10) ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return "\(sign)\(whole).\(fraction)"
}
