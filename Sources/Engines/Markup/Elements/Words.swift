// What stands within a line.

public func a(_ children: Node...) -> Node { .normal("a", [], children) }
public func a(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("a", attributes, children) }

public func span(_ children: Node...) -> Node { .normal("span", [], children) }
public func span(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("span", attributes, children) }

public func strong(_ children: Node...) -> Node { .normal("strong", [], children) }
public func strong(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("strong", attributes, children) }

public func em(_ children: Node...) -> Node { .normal("em", [], children) }
public func em(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("em", attributes, children) }

public func small(_ children: Node...) -> Node { .normal("small", [], children) }
public func small(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("small", attributes, children) }

public func mark(_ children: Node...) -> Node { .normal("mark", [], children) }
public func mark(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("mark", attributes, children) }

public func time(_ children: Node...) -> Node { .normal("time", [], children) }
public func time(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("time", attributes, children) }

public func code(_ children: Node...) -> Node { .normal("code", [], children) }
public func code(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("code", attributes, children) }

public func abbr(_ children: Node...) -> Node { .normal("abbr", [], children) }
public func abbr(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("abbr", attributes, children) }

public func kbd(_ children: Node...) -> Node { .normal("kbd", [], children) }
public func kbd(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("kbd", attributes, children) }

public func q(_ children: Node...) -> Node { .normal("q", [], children) }
public func q(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("q", attributes, children) }

public func cite(_ children: Node...) -> Node { .normal("cite", [], children) }
public func cite(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("cite", attributes, children) }

public func sub(_ children: Node...) -> Node { .normal("sub", [], children) }
public func sub(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("sub", attributes, children) }

public func sup(_ children: Node...) -> Node { .normal("sup", [], children) }
public func sup(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("sup", attributes, children) }

public func del(_ children: Node...) -> Node { .normal("del", [], children) }
public func del(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("del", attributes, children) }

public func ins(_ children: Node...) -> Node { .normal("ins", [], children) }
public func ins(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("ins", attributes, children) }

public func bdi(_ children: Node...) -> Node { .normal("bdi", [], children) }
public func bdi(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("bdi", attributes, children) }

public func output(_ children: Node...) -> Node { .normal("output", [], children) }
public func output(_ attributes: [Attribute], _ children: Node...) -> Node { .normal("output", attributes, children) }
