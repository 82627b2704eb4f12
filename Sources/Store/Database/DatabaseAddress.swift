import Foundation

/// Where the database is: `sqlite:PATH` or `postgres://user:password@host:port/name?…`.
package enum DatabaseAddress: Hashable, Sendable, CustomStringConvertible {
    /// A file's path.
    case sqlite(path: String)
    /// A connection URI as libpq reads it.
    case postgres(uri: String)

    /// Throws ``StoreError`` when `text` is neither of the two.
    package init(_ text: String) throws {
        let scheme = text.prefix { $0 != ":" }
        let rest = text.dropFirst(scheme.count + 1)
        switch scheme {
        // `:memory:` would be gone with the process.
        case "sqlite" where !rest.isEmpty && !rest.hasPrefix(":") && !rest.hasSuffix("/") && !rest.utf8.contains(0):
            self = .sqlite(path: String(rest))
        case "postgres" where rest.hasPrefix("//"), "postgresql" where rest.hasPrefix("//"):
            self = .postgres(uri: text)
        default:
            throw StoreError(
                .address,
                "'\(Self.redacted(text))' is no database address; "
                    + "write sqlite:PATH or postgres://user:password@host:port/name.")
        }
    }

    /// The address without its password, fit for a log.
    package var description: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let uri): Self.redacted(uri)
        }
    }

    /// Leaves out the password and, since it may hold one too, the query.
    private static func redacted(_ text: String) -> String {
        let plain = text.prefix { $0 != "?" }
        guard let at = plain.lastIndex(of: "@") else { return String(plain) }
        let before = plain[..<at]
        let user = before.range(of: "//").map { before[$0.upperBound...] } ?? before
        guard let colon = user.firstIndex(of: ":") else { return String(plain) }
        return before[..<colon] + ":…" + plain[at...]
    }
}
