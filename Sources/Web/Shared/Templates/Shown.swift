/// What a template sees of a value.
enum Shown {
    /// An optional value that is not there.
    case nothing
    case text(String)
    case flag(Bool)
    case list([Shown])
    case fields(any Fields)

    /// A value of a page.
    init(_ value: Any) {
        self =
            switch value {
            case let text as String: .text(text)
            case let flag as Bool: .flag(flag)
            case let fields as any Fields: .fields(fields)
            case let value as any ShownValue: value.shown
            default: .fields(ReflectedFields(value))
            }
    }

    init(_ text: String?) { self = text.map(Shown.text) ?? .nothing }

    init(_ fields: (any Fields)?) { self = fields.map(Shown.fields) ?? .nothing }

    init(_ list: [some Fields]) { self = .list(list.map(Shown.fields)) }
}

/// A value with parts that templates reach by name.
///
/// A page's structs need not conform: their stored properties are found by
/// reflection. That takes a microsecond or two for each, so what a page has
/// hundreds of tells its fields itself.
protocol Fields {
    /// Nil for a name that it does not have.
    func shown(_ name: String) -> Shown?
}

/// The stored properties of a value, each looked up once.
final class ReflectedFields: Fields {
    private let subject: Any
    private lazy var fields: [String: Shown] = Dictionary(
        Mirror(reflecting: subject).children.compactMap { child in child.label.map { ($0, Shown(child.value)) } },
        uniquingKeysWith: { first, _ in first })

    init(_ subject: Any) { self.subject = subject }

    func shown(_ name: String) -> Shown? { fields[name] }
}

/// A value of the standard library that a page may hold.
private protocol ShownValue {
    var shown: Shown { get }
}

extension Optional: ShownValue {
    fileprivate var shown: Shown { map { Shown($0 as Any) } ?? .nothing }
}

extension Array: ShownValue {
    fileprivate var shown: Shown { .list(map { Shown($0 as Any) }) }
}

extension Int: ShownValue {
    fileprivate var shown: Shown { .text(String(self)) }
}

extension Double: ShownValue {
    fileprivate var shown: Shown { .text(String(self)) }
}

extension Dictionary: Fields where Key == String {
    func shown(_ name: String) -> Shown? { self[name].map { Shown($0 as Any) } }
}
