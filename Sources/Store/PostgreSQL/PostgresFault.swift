/// What PostgreSQL or the way to it reported.
struct PostgresFault: Error {
    /// The five characters of SQLSTATE; nil when the server said nothing.
    let state: String?
    let message: String
    /// Whether the connection is gone.
    let isLost: Bool

    init(state: String?, message: String, isLost: Bool) {
        self.state = state
        self.message = message
        // 08: connection exceptions. 57P01 to 57P03: the server ends or starts.
        self.isLost = isLost || state?.hasPrefix("08") == true || state?.hasPrefix("57P0") == true
    }

    /// Whether the same transaction may succeed when it is run again: a
    /// serialization failure, a deadlock, or a statement that was prepared
    /// before someone changed the schema.
    var isPassing: Bool {
        switch state {
        case "40001", "40P01": true
        case "0A000": message.contains("cached plan")
        default: false
        }
    }

    var hasStaleStatement: Bool { state == "0A000" && isPassing }
}

extension StoreError {
    /// - Parameter statement: the text that failed; its values stay out of the
    ///   message, for they may be about a citizen.
    init(_ fault: PostgresFault, statement: String? = nil) {
        let place = statement.map { " in: \($0.shortened)" } ?? ""
        let said = fault.message.shortened
        switch fault.state {
        case _ where fault.isLost:
            self.init(.unavailable, "The connection to PostgreSQL was lost (\(said)); try again when it is back.")
        case let state? where state.hasPrefix("23"):
            self.init(.constraint, "The database refuses this: \(said)\(place)")
        case _ where fault.isPassing:
            self.init(.unavailable, "Too many writers changed the same rows at once (\(said)); try again.")
        // 53: no disk, memory or connections left. 58: the server's own files.
        case let state? where state.hasPrefix("53") || state.hasPrefix("58"):
            self.init(.unavailable, "PostgreSQL has run out of something (\(said)); free it and try again.")
        case "57014", "55P03":
            self.init(.unavailable, "PostgreSQL took too long (\(said))\(place)")
        case "25P03", "25P04":
            self.init(.unavailable, "PostgreSQL ended a transaction that took too long (\(said)); try again.")
        default:
            self.init(.statement, "PostgreSQL cannot run this (\(said))\(place)")
        }
    }
}
