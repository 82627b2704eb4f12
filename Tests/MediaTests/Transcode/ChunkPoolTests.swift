import Testing

@testable import Media

@Suite struct ChunkPoolTests {
    @Test("One worker takes all in order")
    func one() {
        var pool = ChunkPool(count: 4)
        var taken = [pool.begin()]
        while let last = taken.last, let number = last, let next = pool.goOn(after: number) {
            pool.finish(number)
            taken.append(next)
        }
        #expect(taken == [0, 1, 2, 3])
        #expect(pool.isEmpty)
        #expect(pool.begin() == nil)
    }

    @Test("A second one begins in the middle, and takes over half of what is left")
    func two() {
        var pool = ChunkPool(count: 10)
        #expect(pool.begin() == 0)
        #expect(pool.begin() == 5)
        // The first one is slow, the second is not.
        for number in 5..<9 {
            #expect(pool.goOn(after: number) == number + 1)
            pool.finish(number)
        }
        #expect(pool.goOn(after: 9) == nil)
        pool.finish(9)
        #expect(pool.begin() == 3)
        #expect(pool.goOn(after: 0) == 1)
    }

    @Test("Finished chunks are left out")
    func resumed() {
        var pool = ChunkPool(count: 6, finished: [0, 1, 4])
        #expect(pool.begin() == 2)
        #expect(pool.goOn(after: 2) == 3)
        #expect(pool.goOn(after: 3) == nil)
        #expect(pool.begin() == 5)
        #expect(pool.isEmpty)
    }

    @Test("Whatever the order, each is taken once", arguments: 1...7)
    func once(workers: Int) {
        var pool = ChunkPool(count: 23)
        var at: [Int?] = Array(repeating: nil, count: workers)
        var taken: [Int] = []
        var turn = 0
        while !pool.isEmpty || at.contains(where: { $0 != nil }) {
            turn = (turn * 5 + 3) % 101
            let worker = turn % workers
            let last = at[worker]
            if let last { pool.finish(last) }
            at[worker] = last.flatMap { pool.goOn(after: $0) } ?? pool.begin()
            if let number = at[worker] { taken.append(number) }
        }
        #expect(taken.sorted() == Array(0..<23))
    }
}
