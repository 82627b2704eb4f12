/// The object identifiers of PostgreSQL's types (`pg_type.dat`).
enum PostgresType {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let oid: UInt32 = 26
    static let float4: UInt32 = 700
    static let float8: UInt32 = 701
    static let byteaArray: UInt32 = 1001
    static let textArray: UInt32 = 1009
    static let int8Array: UInt32 = 1016
    static let numeric: UInt32 = 1700
}

extension SQLValue {
    /// Reads a value in PostgreSQL's text format as SQLite would hold it:
    /// truth is 0 or 1, and a `numeric` (what `SUM` of integers gives) is an
    /// integer when it has no fraction.
    init(postgres bytes: UnsafeRawBufferPointer, type: UInt32, column: String) throws {
        if type == PostgresType.bytea {
            guard let decoded = unsafe Self.bytes(hexadecimal: bytes) else {
                throw StoreError(
                    .decoding, "Column '\(column)' holds bytes in an unknown format; set bytea_output to hex.")
            }
            self = .bytes(decoded)
            return
        }
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        let value: SQLValue? =
            switch type {
            case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid:
                Int64(text).map(Self.integer)
            case PostgresType.float8, PostgresType.float4: Double(text).map(Self.real)
            case PostgresType.numeric: Int64(text).map(Self.integer) ?? Double(text).map(Self.real)
            case PostgresType.bool: .integer(text == "t" ? 1 : 0)
            default: .text(text)
            }
        guard let value else {
            throw StoreError(.decoding, "Column '\(column)' holds '\(text)', which is no number.")
        }
        self = value
    }

    /// The type and the bytes, in network order, that a value is sent as; nil
    /// for NULL.
    var postgresParameter: (type: UInt32, bytes: [UInt8])? {
        switch self {
        case .null: nil
        case .integer(let number): (PostgresType.int8, Self.networkOrder(UInt64(bitPattern: number)))
        case .real(let number): (PostgresType.float8, Self.networkOrder(number.bitPattern))
        case .text(let text): (PostgresType.text, Array(text.utf8))
        case .bytes(let bytes): (PostgresType.bytea, bytes)
        }
    }

    private static func networkOrder(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }

    /// Reads `\x00ff…`.
    private static func bytes(hexadecimal text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard text.count >= 2, text.count.isMultiple(of: 2), unsafe text[0] == UInt8(ascii: "\\"),
            unsafe text[1] == UInt8(ascii: "x")
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for index in stride(from: 2, to: text.count, by: 2) {
            guard let high = unsafe digit(text[index]), let low = unsafe digit(text[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
