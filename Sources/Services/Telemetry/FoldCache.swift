import Domain
import Ingest
import Store

/// What is known about the sessions that were written last, so that their
/// events need not be read again for each request.
///
/// Another process may have stored events of a session since: an entry counts
/// only as long as the database has as many as it was folded from.
struct FoldCache: Sendable {
    struct Entry: Sendable {
        var fold: SessionFold
        /// Stored events of the session, whatever their type.
        var events: Int
        /// Whose the session is; that never changes.
        let citizen: ID<Citizen>
        /// What is stored of it.
        var result: StoredResult?
    }

    /// Sessions in each half.
    private let capacity: Int
    private var newer: [ID<Session>: Entry] = [:]
    private var older: [ID<Session>: Entry] = [:]

    init(capacity: Int = 1000) { self.capacity = capacity }

    subscript(session: ID<Session>) -> Entry? { newer[session] ?? older[session] }

    /// Takes in what a transaction found, once it is committed.
    mutating func keep(_ entries: [ID<Session>: Entry]) {
        newer.merge(entries) { _, latest in latest }
        guard newer.count > capacity else { return }
        older = newer
        newer = [:]
    }
}
