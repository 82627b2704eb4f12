import LibAV
import Testing

@testable import Media

@Suite struct FragmentGridTests {
    @Test(
        "Segments begin every three fragments, and a short last fragment stays with them",
        arguments: [
            (50, [true]), (1, [true]), (150, [true, false, false]), (151, [true, false, false, false]),
            (161, [true, false, false, false]), (162, [true, false, false, true]),
            (301, [true, false, false, true, false, false, false]),
        ])
    func segments(pictures: Int, expected: [Bool]) {
        let grid = FragmentGrid(FrameRate(Rational(25, 1)))
        #expect(grid.segmentStarts(of: pictures) == expected)
        #expect(grid.fragments(of: pictures).reduce(0, +) == pictures)
    }

    @Test("Sound is as long as the pictures or less than a packet longer, however long it gets")
    func packets() {
        let grid = FragmentGrid(FrameRate(Rational(30000, 1001)))
        for pictures in stride(from: 60, through: 216_000, by: 60) {
            let sound = Double(grid.packets(until: pictures)) * 1024 / 48000
            let surplus = sound - grid.seconds(pictures)
            #expect(surplus > -0.000_001 && surplus < 1024.0 / 48000)
        }
    }
}
