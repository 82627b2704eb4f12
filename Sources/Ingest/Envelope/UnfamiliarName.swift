import Domain

/// A type of event, or a field of one, that this version of Trin does not
/// know. It is kept as it came, and counted.
package struct UnfamiliarName: Hashable, Comparable, Sendable {
    package let type: String
    /// `data.NAME` or the name of an attribute; empty for the type itself.
    package let field: String

    package init(type: String, field: String) {
        self.type = type
        self.field = field
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.type, left.field) < (right.type, right.field)
    }

    /// Of one event no more are counted, and no longer ones.
    private static let most = 8
    private static let longest = 64

    static func all(in json: borrowing JSONTape, _ name: String, _ type: EventType?) -> [UnfamiliarName] {
        guard let type else { return isPlain(name) ? [UnfamiliarName(type: name, field: "")] : [] }
        guard let data = json[.data], json.isObject(data) else { return [] }
        var names = json.names(of: .root, besides: attributes)
        for field in json.names(of: data, besides: type.fieldNames) { names.append("data.\(field)") }
        if names.isEmpty { return [] }
        return names.filter(isPlain).prefix(most).map { UnfamiliarName(type: name, field: $0) }
    }

    private static func isPlain(_ name: String) -> Bool {
        name.utf8.count <= longest && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    private static let attributes = EventName.set([
        .specversion, .id, .source, .type, .subject, .time, .datacontenttype, .dataschema, .data, .bootid, .monotonic,
        .sequence, .sequencetype, .sentat, .traceparent, .tracestate,
    ])
}
