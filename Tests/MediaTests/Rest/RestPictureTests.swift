import Testing

@testable import Media

@Suite struct RestPictureTests {
    @Test("Painting only what moved gives the same picture as painting it all", arguments: [0.04, 0.96, 1.0, 2.52])
    func incremental(time: Double) {
        var stepped = RestPicture(seconds: 3)
        for number in 0...Int((time * 25).rounded()) { stepped.show(Double(number) / 25) }
        var fresh = RestPicture(seconds: 3)
        fresh.show(time)
        let differing = zip(stepped.canvas.luma, fresh.canvas.luma).count { abs(Int($0) - Int($1)) > 24 }
        #expect(differing == 0)
    }
}
