/// A statement as PostgreSQL takes it.
///
/// Every value carries its type, so that the server never guesses one. NULL
/// has none; it is written into the text, where it fits any column.
struct PostgresStatement {
    /// What a prepared statement is known by.
    struct Key: Hashable {
        let text: String
        let types: [UInt32]
    }

    let key: Key
    /// Each value's bytes in network order.
    let parameters: [[UInt8]]

    init(key: Key, parameters: [[UInt8]]) {
        self.key = key
        self.parameters = parameters
    }

    init(_ sql: SQL) throws {
        _ = try sql.boundValues()
        var text = ""
        var types: [UInt32] = []
        var parameters: [[UInt8]] = []
        for part in sql.parts {
            switch part {
            case .text(let fragment): text += fragment
            case .value(let value):
                guard let parameter = value.postgresParameter else {
                    text += "NULL"
                    continue
                }
                types.append(parameter.type)
                parameters.append(parameter.bytes)
                Dialect.postgres.appendPlaceholder(types.count, to: &text)
            }
        }
        // The protocol counts parameters in 16 bits.
        guard types.count <= 65_535 else {
            throw StoreError(.statement, "A statement has \(types.count) values; PostgreSQL takes 65535, so split it.")
        }
        key = Key(text: text, types: types)
        self.parameters = parameters
    }
}
