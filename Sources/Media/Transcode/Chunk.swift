/// A run of pictures that is encoded alone.
struct Chunk: Hashable, Sendable {
    var number: Int
    /// At the ladder's rate; begins a segment.
    var pictures: Range<Int>

    /// Cuts `pictures` pictures at the beginnings of segments.
    ///
    /// Chunks last 6 to 24 seconds, so that each core has several and comes
    /// to its end at the same time as the others. What is left at the end
    /// and less than half a chunk stays with the one before it.
    static func all(of pictures: Int, grid: FragmentGrid, cores: Int) -> [Chunk] {
        let segment = grid.groupLength * 3
        let segments = max(1, pictures / segment)
        let length = min(4, max(1, segments / (max(1, cores) * 8))) * segment
        var starts = Array(stride(from: 0, to: max(1, pictures), by: length))
        if starts.count > 1, let last = starts.last, pictures - last < length / 2 { starts.removeLast() }
        return starts.enumerated().map { number, start in
            Chunk(number: number, pictures: start..<(number + 1 < starts.count ? starts[number + 1] : pictures))
        }
    }
}
