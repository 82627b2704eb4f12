import Mustache

/// A value of a page as templates see it: the stored properties by name, each
/// looked up once.
///
/// Left to itself, Mustache reflects a value anew for each name, and looks for
/// an optional value that is nil in everything around it: a spoken track
/// without a fault would show that of its video.
final class Fields: MustacheParent {
    private let subject: Any
    private lazy var values: [String: Any] = Dictionary(
        Mirror(reflecting: subject).children.compactMap { child in
            child.label.map { ($0, Self.shown(child.value)) }
        },
        uniquingKeysWith: { first, _ in first })

    init(_ subject: Any) { self.subject = subject }

    func child(named name: String) -> Any? { values[name] }

    fileprivate static func shown(_ value: Any) -> Any {
        switch value {
        case is String, is Bool, is Int, is Double, is any MustacheParent: value
        case let value as any Wrapper: value.shown
        default: Fields(value)
        }
    }
}

/// A value that is not there.
private struct Nothing: MustacheCustomRenderable {
    let renderText = ""
    let isNull = true
}

/// What holds other values of a page.
private protocol Wrapper {
    var shown: Any { get }
}

extension Optional: Wrapper {
    fileprivate var shown: Any { map { Fields.shown($0) } ?? Nothing() }
}

extension Array: Wrapper {
    fileprivate var shown: Any { map { Fields.shown($0) } }
}
