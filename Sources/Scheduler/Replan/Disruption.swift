/// Something that happens to a week that is planned already. Times are
/// minutes after Monday 00:00.
package enum Disruption: Hashable, Sendable {
    case staffAbsent(String, Range<Int>)
    case deviceAbsent(String, Range<Int>)
    case roomClosed(String, Range<Int>)
    /// A citizen is away, in hospital for example. Their sessions in between
    /// are called off, or made up for at another time. A group trains on
    /// without them all these weeks.
    case citizenAway(String, Range<Int>, isMadeUp: Bool)
    /// Somebody new, alone or with staff.
    case added(WeekProblem.Request)

    var interval: Range<Int>? {
        switch self {
        case .staffAbsent(_, let interval), .deviceAbsent(_, let interval), .roomClosed(_, let interval): interval
        case .citizenAway(_, let interval, _): interval
        case .added: nil
        }
    }
}
