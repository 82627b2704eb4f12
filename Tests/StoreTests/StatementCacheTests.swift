import Testing

@testable import Store

@Suite("StatementCache")
struct StatementCacheTests {
    @Test("The statement not used for longest makes room, and names never come back")
    func leastRecentlyUsed() {
        var cache = StatementCache(capacity: 2)
        let keys = (0..<3).map { PostgresStatement.Key(text: "SELECT \($0)", types: []) }
        var names: [String] = []
        for key in keys.prefix(2) {
            #expect(cache.evict() == nil)
            names.append(cache.freshName())
            cache.insert(key, name: names[names.count - 1])
        }
        #expect(cache.name(of: keys[0]) == names[0])
        #expect(cache.evict() == names[1])
        let third = cache.freshName()
        #expect(!names.contains(third))
        cache.insert(keys[2], name: third)
        #expect(cache.name(of: keys[1]) == nil)
        #expect(cache.name(of: keys[0]) == names[0])
        #expect(cache.count == 2)
    }
}
