/// The names of a connection's prepared statements; the one not used for
/// longest makes room.
struct StatementCache {
    private struct Entry {
        let name: String
        var used: Int
    }

    let capacity: Int
    private var entries: [PostgresStatement.Key: Entry] = [:]
    private var clock = 0

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { entries.count }

    /// The name of a statement that is prepared already.
    mutating func name(of key: PostgresStatement.Key) -> String? {
        clock += 1
        entries[key]?.used = clock
        return entries[key]?.name
    }

    /// A name that was never given before.
    mutating func freshName() -> String {
        clock += 1
        return "s\(clock)"
    }

    mutating func insert(_ key: PostgresStatement.Key, name: String) { entries[key] = Entry(name: name, used: clock) }

    /// Takes out the entry that must go before another one fits, if any.
    /// O(capacity), and only when full.
    mutating func evict() -> String? {
        guard entries.count >= capacity, let oldest = entries.min(by: { $0.value.used < $1.value.used }) else {
            return nil
        }
        entries[oldest.key] = nil
        return oldest.value.name
    }

    mutating func removeAll() { entries = [:] }
}
