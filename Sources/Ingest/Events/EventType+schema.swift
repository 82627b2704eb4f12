import Domain

extension EventType {
    /// The JSON Schema (draft 2020-12) of a whole event of this type.
    package var schema: String { schemaValue.canonicalText }

    /// The schema of the type of that name; nil when Trin does not know it.
    package static func schema(for name: String) -> String? { named(name)?.schema }

    private var schemaValue: JSONValue {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("/ingest/v1/schemas/\(name)"),
            "title": .string(name),
            "description": .string(summary),
            "type": "object",
            "required": .array(required),
            "properties": [
                "specversion": ["const": "1.0"],
                "id": Self.uuid7("Unique for the device, for ever."),
                "source": [
                    "type": "string", "pattern": "^/devices/", "description": "/devices/ and the device's identifier.",
                ],
                "type": ["const": .string(name)],
                "subject": Self.uuid7(subjectSummary),
                "time": Self.text("date-time", "When it happened, by the tablet's clock."),
                "bootid": Self.text("uuid", "New whenever the monotonic clock starts again."),
                "monotonic": [
                    "type": "string", "pattern": "^[0-9]{1,15}([.][0-9]*)?$",
                    "description": "Milliseconds since the start that bootid names.",
                ],
                "sequence": [
                    "type": "string", "pattern": "^[1-9][0-9]{0,14}$",
                    "description": "The event's number on the device, from 1; what is missing shows up as a gap.",
                ],
                "datacontenttype": ["const": "application/json"],
                "data": dataSchema,
            ],
        ]
    }

    private var required: [JSONValue] {
        let always: [JSONValue] = ["specversion", "id", "source", "type", "data"]
        return subject == .session ? always + ["subject"] : always
    }

    private var subjectSummary: String {
        switch subject {
        case .session: "The session's identifier."
        case .device: "The device's identifier."
        case .sessionIfAny: "The identifier of the session during which it happened, or else the device's."
        }
    }

    private var dataSchema: JSONValue {
        let properties = fields.map { JSONMember(name: $0.name.text, value: $0.schema) }
        var members: [JSONMember] = [
            JSONMember(name: "type", value: "object"),
            JSONMember(
                name: "required", value: .array(fields.filter(\.isRequired).map { .string($0.name.text) })),
            JSONMember(name: "properties", value: .object(properties.sortedByName())),
        ]
        if needsOneOfItsFields {
            let choices = fields.map { field -> JSONValue in
                [
                    "required": [.string(field.name.text)],
                    "properties": .object([JSONMember(name: field.name.text, value: ["not": ["type": "null"]])]),
                ]
            }
            members.append(JSONMember(name: "anyOf", value: .array(choices)))
        }
        return .object(members.sortedByName())
    }

    private static func uuid7(_ description: String) -> JSONValue {
        ["type": "string", "pattern": .string(Field.uuid7Pattern), "description": .string(description)]
    }

    private static func text(_ format: String, _ description: String) -> JSONValue {
        ["type": "string", "format": .string(format), "description": .string(description)]
    }
}

extension EventType.Field {
    static let uuid7Pattern = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-7[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$"

    fileprivate var schema: JSONValue {
        func type(_ name: String) -> JSONValue { isRequired ? .string(name) : [.string(name), "null"] }
        func number(_ value: Double) -> JSONValue { JSONNumber(value).map { .number($0) } ?? .null }

        return switch kind {
        case .identifier:
            ["type": type("string"), "pattern": .string(Self.uuid7Pattern), "description": .string(summary)]
        case .integer(let range):
            [
                "type": type("integer"), "minimum": .number(JSONNumber(range.lowerBound)),
                "maximum": .number(JSONNumber(range.upperBound)), "description": .string(summary),
            ]
        case .number(let range):
            [
                "type": type("number"), "minimum": number(range.lowerBound), "maximum": number(range.upperBound),
                "description": .string(summary),
            ]
        case .text(let limit):
            [
                "type": type("string"), "maxLength": .number(JSONNumber(limit)), "pattern": "^[^\\u0000]*$",
                "description": .string(summary),
            ]
        case .choice(let words):
            [
                "enum": .array(words.map { .string($0) } + (isRequired ? [] : [.null])),
                "description": .string(summary),
            ]
        case .word:
            [
                "type": type("string"), "pattern": "^[A-Za-z][A-Za-z0-9]{0,63}$", "description": .string(summary),
            ]
        case .flag: ["type": type("boolean"), "description": .string(summary)]
        }
    }
}
