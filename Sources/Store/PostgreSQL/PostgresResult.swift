import CPostgres

/// Owns the answer to one command.
@safe struct PostgresResult: ~Copyable {
    /// Never used after `deinit` frees it, for it never leaves this type.
    private let raw: OpaquePointer

    /// Takes over `raw`.
    init(owning raw: OpaquePointer) { unsafe self.raw = unsafe raw }

    deinit { unsafe PQclear(raw) }

    var isSuccess: Bool {
        switch unsafe PQresultStatus(raw) {
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: true
        default: false
        }
    }

    /// The five characters of SQLSTATE.
    var state: String? { field(CInt(UInt8(ascii: "C"))) }

    var message: String? {
        guard let primary = field(CInt(UInt8(ascii: "M"))) else { return nil }
        // The detail of a constraint holds values, so its name must do.
        return primary
    }

    /// Such as `COMMIT` or `INSERT 0 1`.
    var tag: String { unsafe String(cString: PQcmdStatus(raw)) }

    /// How many rows the command inserted, changed or deleted.
    var changes: Int {
        let tag = tag
        guard ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(where: tag.hasPrefix) else { return 0 }
        return tag.split(separator: " ").last.flatMap { Int($0) } ?? 0
    }

    func rows() throws -> [Row] {
        let width = unsafe PQnfields(raw)
        let names = (0..<width).map { column in unsafe PQfname(raw, column).map { unsafe String(cString: $0) } ?? "" }
        let types = (0..<width).map { column in unsafe PQftype(raw, column) }
        let count = unsafe PQntuples(raw)
        let columns = Columns(names, rows: Int(count))
        return try (0..<count).map { row in
            let values = try (0..<width).map { column in
                if unsafe PQgetisnull(raw, row, column) != 0 { return SQLValue.null }
                // libpq promises `length` bytes there while the answer lives.
                let bytes = unsafe UnsafeRawBufferPointer(
                    start: PQgetvalue(raw, row, column), count: Int(PQgetlength(raw, row, column)))
                return try unsafe SQLValue(postgres: bytes, type: types[Int(column)], column: names[Int(column)])
            }
            return Row(columns: columns, values: values)
        }
    }

    private func field(_ code: CInt) -> String? {
        unsafe PQresultErrorField(raw, code).map { unsafe String(cString: $0) }
    }
}
