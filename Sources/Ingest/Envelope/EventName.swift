import Domain

/// The names of an event's attributes and of its data's fields, in the order
/// of their bytes.
enum EventName: UInt8, CaseIterable, Sendable {
    case battery, bitRate, bootid, charging, code, comment, data, datacontenttype, dataschema, droppedFrames
    case effort, exercise, id, index, message, monotonic, pain, place, position, reason, repetitions, seconds
    case sentat, sequence, sequencetype, set, source, specversion, stallTime, stalls, startupTime
    case storageFree, subject, test, time, traceparent, tracestate, type, unit, value, version, waiting

    static let table = JSONNames(allCases.map(\.text))

    /// As it is in an event.
    var text: String { "\(self)" }

    static func set(_ names: some Sequence<EventName>) -> JSONNameSet { JSONNameSet(names.map(\.rawValue)) }
}

extension JSONTape {
    /// A tape for events.
    init(event text: [UInt8], depth: Int) { self.init(text, depth: depth, names: EventName.table) }

    /// The value of an event's attribute.
    subscript(name: EventName) -> JSONNode? { self[.root, name] }

    subscript(node: JSONNode, name: EventName) -> JSONNode? { self[node, name.rawValue] }
}
