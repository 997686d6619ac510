// Forms.

public func form(_ children: Node...) -> Node { .normal("form", [], children) }
public func form(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("form", attributes, children) }

public func label(_ children: Node...) -> Node { .normal("label", [], children) }
public func label(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("label", attributes, children) }

public func textarea(_ children: Node...) -> Node { .normal("textarea", [], children) }
public func textarea(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("textarea", attributes, children)
}

public func select(_ children: Node...) -> Node { .normal("select", [], children) }
public func select(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("select", attributes, children) }

public func option(_ children: Node...) -> Node { .normal("option", [], children) }
public func option(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("option", attributes, children) }

public func optgroup(_ children: Node...) -> Node { .normal("optgroup", [], children) }
public func optgroup(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("optgroup", attributes, children)
}

public func fieldset(_ children: Node...) -> Node { .normal("fieldset", [], children) }
public func fieldset(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("fieldset", attributes, children)
}

public func legend(_ children: Node...) -> Node { .normal("legend", [], children) }
public func legend(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("legend", attributes, children) }

public func button(_ children: Node...) -> Node { .normal("button", [], children) }
public func button(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("button", attributes, children) }

public func datalist(_ children: Node...) -> Node { .normal("datalist", [], children) }
public func datalist(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("datalist", attributes, children)
}

public func progress(_ children: Node...) -> Node { .normal("progress", [], children) }
public func progress(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("progress", attributes, children)
}

public func meter(_ children: Node...) -> Node { .normal("meter", [], children) }
public func meter(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("meter", attributes, children) }
