import Domain
import Scheduler

/// A unit's week as a week problem, with the names of its sessions.
struct UnitWeek: Sendable {
    /// What the problem is for.
    enum Purpose: Sendable {
        /// To look at and to change by hand: every open session has a place
        /// in it or could have one.
        case view
        /// To be planned anew: what has been and what is pinned stands.
        case planning
    }

    let facts: WeekFacts
    let problem: WeekProblem
    let names: [ID<Session>: SessionName]
    let sessions: [SessionName: SessionSummary]
    /// The first minute of the week that lies ahead.
    let horizon: Int
    /// Sessions that look for a place in the week and have none in it.
    let guests: Set<ID<Session>>
    /// The groups of those requests that have one.
    let groupOfRequest: [String: String]

    func name(of session: ID<Session>) throws -> SessionName {
        guard let name = names[session] else {
            throw ServiceError(
                .conflict, "The session \(session) has been trained or called off, or is of another week.",
                reason: .sessionClosed)
        }
        return name
    }

    /// Where the sessions stand now, of those that have all that they need.
    var placements: [Placement] {
        problem.requests.flatMap { request in
            (0..<request.sessions).compactMap { number in
                let name = SessionName(request: request.id, session: number)
                guard let summary = sessions[name], facts.isPlaced(summary), !guests.contains(summary.session.id) else {
                    return nil
                }
                return placement(of: summary.session, as: name)
            }
        }
    }

    func placement(of session: Session, as name: SessionName) -> Placement {
        Placement(
            name, start: facts.start(of: session), staff: session.staff?.description,
            device: session.device?.description, room: session.room?.description)
    }

    /// The place in the calendar that a placement means.
    func place(of placement: Placement) -> SessionPlace {
        let (day, minute) = placement.start.quotientAndRemainder(dividingBy: 1440)
        return SessionPlace(
            facts.monday.adding(days: day), MinuteOfDay(minute) ?? .midnight,
            staff: placement.staff.flatMap { ID($0) }, device: placement.device.flatMap { ID($0) },
            room: placement.room.flatMap { ID($0) })
    }

    func sessions(_ names: [SessionName]) -> [ID<Session>] { names.compactMap { sessions[$0]?.session.id } }
}

extension UnitWeek {
    /// - Parameters:
    ///   - now: what lies before it cannot be changed any more.
    ///   - guests: sessions that look for a place in this week, of another
    ///     week or missed.
    init(_ facts: WeekFacts, for purpose: Purpose, now: LocalTime, guests: Set<ID<Session>> = []) {
        var builder = WeekProblemBuilder(facts, purpose: purpose, now: now, guests: guests)
        let problem = builder.build()
        self.init(
            facts: builder.facts, problem: problem, names: builder.names, sessions: builder.sessions,
            horizon: builder.horizon, guests: guests,
            groupOfRequest: Dictionary(
                problem.requests.compactMap { request in request.group.map { (request.id, $0) } },
                uniquingKeysWith: { first, _ in first }))
    }
}
