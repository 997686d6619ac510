// Lists, tables and figures.

public func ul(_ children: Node...) -> Node { .normal("ul", [], children) }
public func ul(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("ul", attributes, children) }

public func ol(_ children: Node...) -> Node { .normal("ol", [], children) }
public func ol(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("ol", attributes, children) }

public func li(_ children: Node...) -> Node { .normal("li", [], children) }
public func li(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("li", attributes, children) }

public func dl(_ children: Node...) -> Node { .normal("dl", [], children) }
public func dl(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("dl", attributes, children) }

public func dt(_ children: Node...) -> Node { .normal("dt", [], children) }
public func dt(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("dt", attributes, children) }

public func dd(_ children: Node...) -> Node { .normal("dd", [], children) }
public func dd(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("dd", attributes, children) }

public func table(_ children: Node...) -> Node { .normal("table", [], children) }
public func table(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("table", attributes, children) }

public func caption(_ children: Node...) -> Node { .normal("caption", [], children) }
public func caption(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("caption", attributes, children) }

public func thead(_ children: Node...) -> Node { .normal("thead", [], children) }
public func thead(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("thead", attributes, children) }

public func tbody(_ children: Node...) -> Node { .normal("tbody", [], children) }
public func tbody(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("tbody", attributes, children) }

public func tfoot(_ children: Node...) -> Node { .normal("tfoot", [], children) }
public func tfoot(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("tfoot", attributes, children) }

public func tr(_ children: Node...) -> Node { .normal("tr", [], children) }
public func tr(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("tr", attributes, children) }

public func th(_ children: Node...) -> Node { .normal("th", [], children) }
public func th(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("th", attributes, children) }

public func td(_ children: Node...) -> Node { .normal("td", [], children) }
public func td(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("td", attributes, children) }

public func colgroup(_ children: Node...) -> Node { .normal("colgroup", [], children) }
public func colgroup(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("colgroup", attributes, children)
}

public func figure(_ children: Node...) -> Node { .normal("figure", [], children) }
public func figure(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("figure", attributes, children) }

public func figcaption(_ children: Node...) -> Node { .normal("figcaption", [], children) }
public func figcaption(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("figcaption", attributes, children)
}

public func details(_ children: Node...) -> Node { .normal("details", [], children) }
public func details(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("details", attributes, children) }

public func summary(_ children: Node...) -> Node { .normal("summary", [], children) }
public func summary(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("summary", attributes, children) }
