import LibAV
import Testing

@testable import Media

@Suite struct ChunkTests {
    private static let grid = FragmentGrid(FrameRate(Rational(25, 1)))

    @Test(
        "Chunks last 6 to 24 seconds, and a short rest stays with the last",
        arguments: [
            (1, 2, [1]), (149, 2, [149]), (150, 2, [150]), (224, 2, [224]), (225, 2, [150, 75]),
            (1500, 2, Array(repeating: 150, count: 10)), (1500, 8, Array(repeating: 150, count: 10)),
            (6000, 2, Array(repeating: 300, count: 20)), (60_000, 2, Array(repeating: 600, count: 100)),
        ])
    func lengths(pictures: Int, cores: Int, expected: [Int]) {
        let chunks = Chunk.all(of: pictures, grid: Self.grid, cores: cores)
        #expect(chunks.map(\.pictures.count) == expected)
        #expect(chunks.map(\.number) == Array(chunks.indices))
    }

    @Test("Each begins a segment, and together they are the video", arguments: [7, 151, 1234, 99_999])
    func cover(pictures: Int) {
        let chunks = Chunk.all(of: pictures, grid: Self.grid, cores: 4)
        #expect(chunks.reduce(0) { $0 == $1.pictures.lowerBound ? $1.pictures.upperBound : -1 } == pictures)
        #expect(chunks.allSatisfy { $0.pictures.lowerBound % 150 == 0 })
    }

    @Test("A rung of every second picture has half as many, rounded up", arguments: [(0..<150, 75), (150..<301, 76)])
    func halved(pictures: Range<Int>, expected: Int) {
        #expect(Chunk(number: 0, pictures: pictures).count(step: 2) == expected)
    }
}
