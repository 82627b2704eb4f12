/// How often each way to ruin is taken, of 100, and how much it takes.
enum Mix {
    /// While there are sessions without a place.
    static let absent = 30
    static let sharers = 8
    static let chance = 6
    /// The rest are strings.
    static let wish = 70
    /// How many others a course is held against whose wish is to be granted.
    static let rivals = 2
    /// The most courses of a string without and with travel.
    static let stringWithoutTravel = 5
    static let stringWithTravel = 7
    /// Of 1,024: how often a member of staff is overlooked.
    static let blink = 10
    /// Of the mean weight: the first and the last temperature.
    static let firstTemperature = 1.5
    static let lastTemperature = 0.2
}
