/// How often each way to ruin is taken, of 100, and how much it takes.
///
/// Found by medians over seeds, at 1,000 steps a course.
struct Mix: Sendable {
    static let withoutTravel = Mix(
        wish: 50, window: 15, team: 20, string: 15, firstTemperature: 1, lastTemperature: 0.1)
    static let withTravel = Mix(
        wish: 40, window: 15, team: 15, string: 7, firstTemperature: 1.5, lastTemperature: 0.2)

    /// While there are sessions without a place.
    static let absent = 30
    static let sharers = 8
    static let chance = 6
    let wish: Int
    let window: Int
    /// The rest are strings.
    let team: Int

    /// How many others a course is held against whose wish is to be granted.
    static let rivals = 2
    /// The most courses of a string, and of a window and a team.
    let string: Int
    static let group = 9
    /// Of 1,024: how often a member of staff is overlooked.
    static let blink = 10
    /// Of the mean weight: the first and the last temperature.
    let firstTemperature: Double
    let lastTemperature: Double
}
