import Testing

@testable import Services

@Suite struct BoundedCacheTests {
    @Test("The sum of costs is never exceeded, and what is not used goes first")
    func eviction() {
        var cache = BoundedCache<Int, String>(capacity: 10)
        for key in 0..<5 { cache.insert("v\(key)", for: key, cost: 2) }
        #expect(cache.cost == 10 && cache.count == 5)
        #expect(cache[0] == "v0" && cache[3] == "v3")
        cache.insert("new", for: 9, cost: 4)
        #expect(cache.cost == 10)
        #expect(cache[0] == "v0" && cache[3] == "v3" && cache[9] == "new")
        #expect([1, 2, 4].compactMap { cache[$0] }.count == 1)
    }

    @Test("A value that is too large is not kept, and takes nobody's place")
    func tooLarge() {
        var cache = BoundedCache<Int, String>(capacity: 3)
        cache.insert("a", for: 1)
        cache.insert("b", for: 2, cost: 4)
        #expect(cache[1] == "a" && cache[2] == nil)
    }

    @Test("A value replaces the one of its key, with its cost")
    func replacement() {
        var cache = BoundedCache<Int, String>(capacity: 5)
        cache.insert("a", for: 1, cost: 5)
        cache.insert("b", for: 1, cost: 2)
        #expect(cache[1] == "b" && cache.cost == 2 && cache.count == 1)
        cache.remove(1)
        #expect(cache[1] == nil && cache.cost == 0)
    }

    @Test("It agrees with a dictionary as long as there is room")
    func model() {
        var generator = SystemRandomNumberGenerator()
        var cache = BoundedCache<Int, Int>(capacity: 1000)
        var model: [Int: Int] = [:]
        for step in 0..<5000 {
            let key = Int.random(in: 0..<100, using: &generator)
            if Bool.random(using: &generator) {
                cache.insert(step, for: key)
                model[key] = step
            } else {
                cache.remove(key)
                model[key] = nil
            }
            #expect(cache[key] == model[key])
            #expect(cache.count == model.count)
        }
    }
}
