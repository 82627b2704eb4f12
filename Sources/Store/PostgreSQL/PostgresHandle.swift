import CPostgres
import Glibc

/// Owns one connection to PostgreSQL. Its calls block.
@safe struct PostgresHandle: ~Copyable {
    /// Never used after `deinit` closes it, for it never leaves this type.
    private let raw: OpaquePointer

    /// What the address may leave out; it overrides these.
    private static let defaults = [
        ("application_name", "trin"), ("connect_timeout", "5"), ("tcp_user_timeout", "30000"),
        ("keepalives_idle", "30"), ("target_session_attrs", "read-write"), ("client_encoding", "UTF8"),
    ]

    /// Connects to `uri`. A server that starts or is away is a lost
    /// connection; anything else, such as a wrong password, is not.
    init(uri: String) throws(PostgresFault) {
        let settings = Self.defaults + [("dbname", uri)]
        let (opened, ping) = unsafe Self.withCStrings(settings) { keywords, values in
            let opened = unsafe PQconnectdbParams(keywords, values, 1)
            let isOpen = unsafe PQstatus(opened) == CONNECTION_OK
            return unsafe (opened, isOpen ? PQPING_OK : PQpingParams(keywords, values, 1))
        }
        guard let opened = unsafe opened else {
            throw PostgresFault(state: nil, message: "out of memory", isLost: true)
        }
        guard unsafe PQstatus(opened) == CONNECTION_OK else {
            let message = unsafe String(cString: PQerrorMessage(opened))
            unsafe PQfinish(opened)
            throw PostgresFault(
                state: nil, message: message, isLost: ping == PQPING_REJECT || ping == PQPING_NO_RESPONSE)
        }
        unsafe raw = opened
        // Notices would go to standard error.
        _ = unsafe PQsetNoticeProcessor(raw, { _, _ in }, nil)
    }

    deinit { unsafe PQfinish(raw) }

    var isAlive: Bool { unsafe PQstatus(raw) == CONNECTION_OK }

    /// Such as 150018 for 15.18.
    var serverVersion: Int { Int(unsafe PQserverVersion(raw)) }

    /// Runs a command that has no values.
    func run(_ text: String) throws(PostgresFault) -> PostgresResult { try unsafe check(PQexec(raw, text)) }

    func prepare(_ name: String, _ key: PostgresStatement.Key) throws(PostgresFault) {
        let result = unsafe key.types.withUnsafeBufferPointer { types in
            unsafe PQprepare(raw, name, key.text, CInt(types.count), types.baseAddress)
        }
        _ = try unsafe check(result)
    }

    /// Runs a prepared statement; values go in binary, answers come as text.
    func run(prepared name: String, _ parameters: [[UInt8]]) throws(PostgresFault) -> PostgresResult {
        // One buffer for all; the last byte makes it never empty, for an empty
        // value must still have an address, or it would be NULL.
        let buffer = Array(parameters.joined()) + [0]
        let lengths = parameters.map { CInt($0.count) }
        let formats = [CInt](repeating: 1, count: parameters.count)
        let result = unsafe buffer.withUnsafeBytes { bytes in
            var offset = 0
            var addresses: [UnsafePointer<CChar>?] = unsafe []
            for parameter in parameters {
                unsafe addresses.append(bytes.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self))
                offset += parameter.count
            }
            return unsafe PQexecPrepared(raw, name, CInt(parameters.count), addresses, lengths, formats, 0)
        }
        return try unsafe check(result)
    }

    /// Takes over `result` and throws when it is a failure.
    private func check(_ result: OpaquePointer?) throws(PostgresFault) -> PostgresResult {
        guard let result = unsafe result else {
            throw PostgresFault(state: nil, message: lastMessage, isLost: true)
        }
        let answer = unsafe PostgresResult(owning: result)
        guard answer.isSuccess else {
            throw PostgresFault(state: answer.state, message: answer.message ?? lastMessage, isLost: !isAlive)
        }
        return answer
    }

    private var lastMessage: String { unsafe String(cString: PQerrorMessage(raw)) }

    /// Lends NULL-terminated arrays of the keywords and of the values.
    private static func withCStrings<Value>(
        _ pairs: [(String, String)],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Value
    ) -> Value {
        // Copies that live until `body` has ended.
        var keywords: [UnsafeMutablePointer<CChar>?] = unsafe []
        var values: [UnsafeMutablePointer<CChar>?] = unsafe []
        for (keyword, value) in pairs {
            unsafe keywords.append(strdup(keyword))
            unsafe values.append(strdup(value))
        }
        defer {
            while unsafe !keywords.isEmpty { unsafe free(keywords.removeLast()) }
            while unsafe !values.isEmpty { unsafe free(values.removeLast()) }
        }
        return unsafe body(
            keywords.map { unsafe UnsafePointer($0) } + [nil], values.map { unsafe UnsafePointer($0) } + [nil])
    }
}
