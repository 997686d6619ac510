// Elements that have no content.

public func meta(_ attributes: [Attribute] = []) -> Node { .void("meta", attributes) }

public func link(_ attributes: [Attribute] = []) -> Node { .void("link", attributes) }

public func br(_ attributes: [Attribute] = []) -> Node { .void("br", attributes) }

public func hr(_ attributes: [Attribute] = []) -> Node { .void("hr", attributes) }

public func img(_ attributes: [Attribute] = []) -> Node { .void("img", attributes) }

public func input(_ attributes: [Attribute] = []) -> Node { .void("input", attributes) }

public func col(_ attributes: [Attribute] = []) -> Node { .void("col", attributes) }

public func wbr(_ attributes: [Attribute] = []) -> Node { .void("wbr", attributes) }
