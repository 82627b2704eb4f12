/// The chunks that nobody has begun, and who is to take which.
///
/// Who has ended a chunk goes on with the next one, whose pictures come out
/// of the decoder anyway. Where that is taken, or at first, a worker begins in
/// the middle of the longest run that is left and so takes half the work off
/// the one before it.
struct ChunkPool: Hashable, Sendable {
    private var isWaiting: [Bool]
    private var isBusy: [Bool]

    init(count: Int, finished: Set<Int> = []) {
        isWaiting = (0..<count).map { !finished.contains($0) }
        isBusy = Array(repeating: false, count: count)
    }

    var isEmpty: Bool { !isWaiting.contains(true) }

    /// Takes a chunk to begin with.
    ///
    /// - Parameter inOrder: whether it is to be the first one.
    mutating func begin(inOrder: Bool = false) -> Int? {
        guard let run = longestRun(inOrder: inOrder) else { return nil }
        let follows = run.lowerBound > 0 && isBusy[run.lowerBound - 1]
        return take(follows && !inOrder ? run.lowerBound + run.count / 2 : run.lowerBound)
    }

    /// Takes the chunk after `number` if nobody has it; who asks works at
    /// `number`.
    mutating func goOn(after number: Int) -> Int? {
        guard number + 1 < isWaiting.count, isWaiting[number + 1] else { return nil }
        return take(number + 1)
    }

    mutating func finish(_ number: Int) { isBusy[number] = false }

    private mutating func take(_ number: Int) -> Int {
        isWaiting[number] = false
        isBusy[number] = true
        return number
    }

    private func longestRun(inOrder: Bool) -> Range<Int>? {
        var best: Range<Int>?
        var start: Int?
        for number in 0...isWaiting.count {
            if number < isWaiting.count, isWaiting[number] {
                start = start ?? number
            } else if let first = start {
                if inOrder { return first..<number }
                if number - first > best?.count ?? 0 { best = first..<number }
                start = nil
            }
        }
        return best
    }
}
