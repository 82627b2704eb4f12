extension Array {
    /// The elements in pieces for `IN (…)`, so that there are few statements
    /// of few lengths, which the databases keep prepared: the last element
    /// comes again until a piece has a power of two.
    var shortLists: [[Element]] {
        stride(from: 0, to: count, by: Self.longest).map { start in
            var list = Array(self[start..<Swift.min(start + Self.longest, count)])
            while list.count & (list.count - 1) != 0 { list.append(list[list.count - 1]) }
            return list
        }
    }

    private static var longest: Int { 64 }
}
