// As much of SVG as icons, simple charts and two-dimensional codes need.

public func svg(_ children: Node...) -> Node { .foreign("svg", [], children) }
public func svg(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("svg", attributes, children) }

public func g(_ children: Node...) -> Node { .foreign("g", [], children) }
public func g(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("g", attributes, children) }

public func path(_ children: Node...) -> Node { .foreign("path", [], children) }
public func path(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("path", attributes, children) }

public func rect(_ children: Node...) -> Node { .foreign("rect", [], children) }
public func rect(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("rect", attributes, children) }

public func circle(_ children: Node...) -> Node { .foreign("circle", [], children) }
public func circle(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("circle", attributes, children) }

public func line(_ children: Node...) -> Node { .foreign("line", [], children) }
public func line(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("line", attributes, children) }

public func polyline(_ children: Node...) -> Node { .foreign("polyline", [], children) }
public func polyline(_ attributes: [Attribute], _ children: Node...) -> Node {
    .foreign("polyline", attributes, children)
}

public func polygon(_ children: Node...) -> Node { .foreign("polygon", [], children) }
public func polygon(_ attributes: [Attribute], _ children: Node...) -> Node {
    .foreign("polygon", attributes, children)
}

public func svgText(_ children: Node...) -> Node { .foreign("text", [], children) }
public func svgText(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("text", attributes, children) }

public func svgSpan(_ children: Node...) -> Node { .foreign("tspan", [], children) }
public func svgSpan(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("tspan", attributes, children) }

public func svgTitle(_ children: Node...) -> Node { .foreign("title", [], children) }
public func svgTitle(_ attributes: [Attribute], _ children: Node...) -> Node { .foreign("title", attributes, children) }

public func svgDescription(_ children: Node...) -> Node { .foreign("desc", [], children) }
public func svgDescription(_ attributes: [Attribute], _ children: Node...) -> Node {
    .foreign("desc", attributes, children)
}
