// The parts of a page. Each function is named after its HTML element; children follow the attributes.

public func html(_ children: Node...) -> Node { .normal("html", [], children) }
public func html(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("html", attributes, children) }

public func head(_ children: Node...) -> Node { .normal("head", [], children) }
public func head(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("head", attributes, children) }

public func body(_ children: Node...) -> Node { .normal("body", [], children) }
public func body(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("body", attributes, children) }

public func header(_ children: Node...) -> Node { .normal("header", [], children) }
public func header(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("header", attributes, children) }

public func footer(_ children: Node...) -> Node { .normal("footer", [], children) }
public func footer(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("footer", attributes, children) }

public func main(_ children: Node...) -> Node { .normal("main", [], children) }
public func main(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("main", attributes, children) }

public func nav(_ children: Node...) -> Node { .normal("nav", [], children) }
public func nav(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("nav", attributes, children) }

public func section(_ children: Node...) -> Node { .normal("section", [], children) }
public func section(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("section", attributes, children) }

public func article(_ children: Node...) -> Node { .normal("article", [], children) }
public func article(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("article", attributes, children) }

public func aside(_ children: Node...) -> Node { .normal("aside", [], children) }
public func aside(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("aside", attributes, children) }

public func div(_ children: Node...) -> Node { .normal("div", [], children) }
public func div(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("div", attributes, children) }

public func h1(_ children: Node...) -> Node { .normal("h1", [], children) }
public func h1(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("h1", attributes, children) }

public func h2(_ children: Node...) -> Node { .normal("h2", [], children) }
public func h2(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("h2", attributes, children) }

public func h3(_ children: Node...) -> Node { .normal("h3", [], children) }
public func h3(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("h3", attributes, children) }

public func h4(_ children: Node...) -> Node { .normal("h4", [], children) }
public func h4(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("h4", attributes, children) }

public func h5(_ children: Node...) -> Node { .normal("h5", [], children) }
public func h5(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("h5", attributes, children) }

public func h6(_ children: Node...) -> Node { .normal("h6", [], children) }
public func h6(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("h6", attributes, children) }

public func p(_ children: Node...) -> Node { .normal("p", [], children) }
public func p(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("p", attributes, children) }

public func blockquote(_ children: Node...) -> Node { .normal("blockquote", [], children) }
public func blockquote(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("blockquote", attributes, children)
}

public func pre(_ children: Node...) -> Node { .normal("pre", [], children) }
public func pre(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("pre", attributes, children) }

public func hgroup(_ children: Node...) -> Node { .normal("hgroup", [], children) }
public func hgroup(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("hgroup", attributes, children) }

public func address(_ children: Node...) -> Node { .normal("address", [], children) }
public func address(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("address", attributes, children) }

public func search(_ children: Node...) -> Node { .normal("search", [], children) }
public func search(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("search", attributes, children) }

public func noscript(_ children: Node...) -> Node { .normal("noscript", [], children) }
public func noscript(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("noscript", attributes, children)
}

public func template(_ children: Node...) -> Node { .normal("template", [], children) }
public func template(_ attributes: [Attribute], _ children: Node...) -> Node {
    .normal("template", attributes, children)
}
