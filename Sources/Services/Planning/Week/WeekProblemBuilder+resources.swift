import Domain
import Scheduler

extension WeekProblemBuilder {
    func staff() -> [WeekProblem.Staff] {
        facts.trainers.map { trainer in
            let shifts = (0..<WeekFacts.days).flatMap { day in
                facts.shifts(of: trainer, on: facts.monday.adding(days: day)).map {
                    day * 1440 + $0.from..<day * 1440 + $0.to
                }
            }
            let busy = standing.filter { $0.session.staff == trainer.staff }
            let minutes = busy.reduce(0) { $0 + $1.session.minutes }
            return WeekProblem.Staff(
                id: trainer.staff.description, skills: distinct(trainer.skills),
                shifts: Minutes(shifts).subtracting(time(of: busy)).intersecting(week).ranges,
                maxMinutes: trainer.maxMinutes.map { max(0, $0 - minutes) }, site: site(trainer.home))
        }
    }

    func devices() -> [WeekProblem.Device] {
        facts.devices.map { device in
            WeekProblem.Device(
                id: device.id.description, kind: device.kind,
                available: Minutes([week]).subtracting(facts.absences(of: .device(device.id)))
                    .subtracting(time(of: standing.filter { $0.session.device == device.id })).ranges)
        }
    }

    /// A session that stands apart takes the whole room: how many it leaves
    /// space for cannot be said in a problem.
    func rooms() -> [WeekProblem.Room] {
        facts.rooms.map { room in
            WeekProblem.Room(
                id: room.id.description, capacity: room.capacity,
                available: times(room.opening).subtracting(facts.absences(of: .room(room.id)))
                    .subtracting(time(of: standing.filter { $0.session.room == room.id })).intersecting(week).ranges,
                site: site(room.site))
        }
    }

    var week: Range<Int> { 0..<WeekFacts.days * 1440 }

    /// Intervals of every week as minutes of this one.
    func times(_ intervals: [DayInterval]) -> Minutes {
        Minutes(
            intervals.filter(\.isValid).map { interval in
                let day = (interval.weekday.rawValue - 1) * 1440
                return day + interval.from..<day + interval.to
            })
    }

    func time(of sessions: [SessionSummary]) -> Minutes { Minutes(sessions.map { facts.minutes(of: $0.session) }) }

    /// Without doubles, in order.
    func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
