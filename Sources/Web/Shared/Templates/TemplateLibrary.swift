/// Templates that know each other by name.
struct TemplateLibrary: Sendable {
    private let templates: [String: Template]

    init(_ templates: [String: Template]) { self.templates = templates }

    /// Nil when there is no template of that name.
    func render(_ name: String, showing value: Any) -> String? {
        guard let template = templates[name] else { return nil }
        var writer = TemplateWriter(templates: templates, stack: [Shown(value)])
        writer.write(template.parts)
        return writer.text
    }
}

/// Writes templates with the values of one page.
private struct TemplateWriter {
    let templates: [String: Template]
    /// The values of the sections that are open, the innermost last.
    var stack: [Shown]
    private(set) var text = ""

    init(templates: [String: Template], stack: [Shown]) {
        self.templates = templates
        self.stack = stack
        text.reserveCapacity(1 << 15)
    }

    mutating func write(_ parts: [Template.Part]) {
        for part in parts {
            switch part {
            case .text(let fixed): text += fixed
            case .value(let path, let isMarkup):
                if case .text(let value)? = find(path) { text += isMarkup ? value : value.escapedForHTML }
            case .section(let path, let isInverted, let inner):
                isInverted ? writeInverted(find(path), inner) : write(find(path), inner)
            case .partial(let name): write(templates[name]?.parts ?? [])
            case .namedPartial(let path):
                if case .text(let name)? = find(path) { write(templates[name]?.parts ?? []) }
            }
        }
    }

    private mutating func write(_ section: Shown?, _ parts: [Template.Part]) {
        switch section {
        case nil, .nothing, .flag(false): break
        case .flag(true): write(parts)
        case .list(let elements): for element in elements { write(parts, inside: element) }
        case .text, .fields: if let section { write(parts, inside: section) }
        }
    }

    private mutating func write(_ parts: [Template.Part], inside value: Shown) {
        stack.append(value)
        write(parts)
        stack.removeLast()
    }

    private mutating func writeInverted(_ section: Shown?, _ parts: [Template.Part]) {
        switch section {
        case nil, .nothing, .flag(false): write(parts)
        case .list(let elements): if elements.isEmpty { write(parts) }
        case .flag(true), .text, .fields: break
        }
    }

    /// The value of a name in the innermost section that has it.
    private func find(_ path: Template.Path) -> Shown? {
        guard let name = path.names.first else { return stack.last }
        for value in stack.reversed() {
            guard case .fields(let fields) = value, let found = fields.shown(name) else { continue }
            return path.names.dropFirst().reduce(found) { found, name in
                if case .fields(let fields)? = found { fields.shown(name) } else { nil }
            }
        }
        return nil
    }
}
