/// A template of Mustache, of which it knows what pages need: values,
/// sections and their opposites, and partials.
///
///     {{name}}  {{{markup}}}  {{#section}}…{{/section}}  {{^section}}…{{/section}}  {{>partial}}  {{>*value}}
struct Template: Sendable {
    indirect enum Part: Sendable {
        case text(String)
        /// Escaped for HTML unless it is markup.
        case value(Path, isMarkup: Bool)
        /// - isInverted: whether it stands where there is nothing.
        case section(Path, isInverted: Bool, [Part])
        case partial(String)
        /// The partial that a value names.
        case namedPartial(Path)
    }

    /// A name such as `links.today`, split; empty for `.`, the innermost
    /// value itself.
    struct Path: Sendable, Hashable {
        let names: [String]

        init(_ text: String) {
            names = text == "." ? [] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        }
    }

    let parts: [Part]

    /// The partials that it asks for by name.
    var partials: Set<String> { Self.partials(in: parts) }

    private static func partials(in parts: [Part]) -> Set<String> {
        parts.reduce(into: []) { names, part in
            switch part {
            case .partial(let name): names.insert(name)
            case .section(_, _, let inner): names.formUnion(partials(in: inner))
            case .text, .value, .namedPartial: break
            }
        }
    }
}
