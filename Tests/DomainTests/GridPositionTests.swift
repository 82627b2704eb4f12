import Domain
import Testing

@Suite struct GridPositionTests {
    /// Computed by the series of Redfearn, which differs by less than a
    /// metre.
    @Test(
        "latitude and longitude become metres of the country's grid",
        arguments: [
            ("55.6761, 12.5683", GridPosition.Grid.denmark, 724_352, 6_175_804),
            ("57.0488,9.9217", .denmark, 555_917, 6_323_196),
            ("57,0488 9,9217", .denmark, 555_917, 6_323_196),
            ("59.3293° N, 18.0686° E", .sweden, 674_572, 6_580_743),
            ("55,6050; 13,0038", .sweden, 374_244, 6_163_927),
        ])
    func latitude(text: String, grid: GridPosition.Grid, x: Int, y: Int) throws {
        let position = try #require(GridPosition(text, on: grid))
        #expect(abs(position.x - x) <= 1 && abs(position.y - y) <= 1, "\(position)")
    }

    @Test(
        "metres of the grid are taken as they are, north and east in any order",
        arguments: [
            "724352 6175804", " 724352, 6175804 ", "724352;6175804", "N 6175804, E 724352", "6175804 724352",
            "n 6175804 ø 724352", "724352 Ö 6175804 N",
        ])
    func metres(text: String) {
        #expect(GridPosition(text, on: .denmark) == GridPosition(x: 724_352, y: 6_175_804))
    }

    @Test(
        "what is no place on the grid is refused",
        arguments: [
            "", "Bredgade 3", "55.6761", "1 2 3", "724352.5 6175804", "40.71, -74.00", "99999999 6175804", "nan 12",
            "55.7 9.9w",
        ])
    func refused(text: String) {
        #expect(GridPosition(text, on: .denmark) == nil)
    }
}
