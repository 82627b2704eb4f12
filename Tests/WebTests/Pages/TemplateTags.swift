import Foundation

/// A template as a tree of its tags, to hold against a page.
indirect enum TemplateTag {
    case value(String)
    case section(String, isInverted: Bool, [TemplateTag])
    case partial(String)

    /// The tags of `source`, which the renderer has parsed without complaint.
    static func parse(_ source: String) -> [TemplateTag] {
        var tags = source.matches(of: /\{\{\{?\s*([#^\/>]?)\s*([^}\s]+)\s*\}?\}\}/).map {
            (sign: String($0.1), name: String($0.2))
        }[...]
        return parse(&tags)
    }

    private static func parse(_ tags: inout ArraySlice<(sign: String, name: String)>) -> [TemplateTag] {
        var result: [TemplateTag] = []
        while let tag = tags.popFirst() {
            switch tag.sign {
            case "/": return result
            case "#", "^": result.append(.section(tag.name, isInverted: tag.sign == "^", parse(&tags)))
            case ">": result.append(.partial(tag.name))
            default: result.append(.value(tag.name))
            }
        }
        return result
    }
}

/// Looks names up as Mustache does, but does not keep silent.
struct TagChecker {
    let templates: [String: String]

    /// What `tags` name that `stack` does not have.
    func unknown(in tags: [TemplateTag], stack: [Any]) -> Set<String> {
        var result: Set<String> = []
        for tag in tags {
            switch tag {
            case .value(let name):
                if find(name, in: stack) == nil { result.insert(name) }
            case .partial(let name):
                // A dynamic name is the page's own template.
                guard name.first != "*" else { continue }
                guard let source = templates[name] else {
                    result.insert("> " + name)
                    continue
                }
                result.formUnion(unknown(in: TemplateTag.parse(source), stack: stack))
            case .section(let name, let isInverted, let inner):
                guard let found = find(name, in: stack) else {
                    result.insert("# " + name)
                    continue
                }
                result.formUnion(unknown(in: inner, section: name, value: found, isInverted, stack: stack))
            }
        }
        return result
    }

    /// An optional value counts as known in a list when one element has it.
    private func unknown(
        in tags: [TemplateTag], section: String, value: Any, _ isInverted: Bool, stack: [Any]
    ) -> Set<String> {
        let value = unwrapped(value)
        if isInverted || value is Bool { return unknown(in: tags, stack: stack) }
        guard let value else { return ["the sample has no " + section] }
        guard let list = value as? [Any] else { return unknown(in: tags, stack: stack + [value]) }
        guard !list.isEmpty else { return ["the sample has no element in " + section] }
        let each = list.map { unknown(in: tags, stack: stack + [$0]) }
        return each.dropFirst().reduce(each[0]) { $0.intersection($1) }
    }

    private func find(_ name: String, in stack: [Any]) -> Any? {
        if name == "." { return stack.last }
        let path = name.split(separator: ".").map(String.init)
        for object in stack.reversed() {
            guard var found = child(path[0], of: object) else { continue }
            for step in path.dropFirst() {
                guard let next = unwrapped(found).flatMap({ child(step, of: $0) }) else { return nil }
                found = next
            }
            return found
        }
        return nil
    }

    private func child(_ name: String, of object: Any) -> Any? {
        if let dictionary = object as? [String: String] { return dictionary[name] }
        return Mirror(reflecting: object).children.first { $0.label == name }?.value
    }

    private func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}
