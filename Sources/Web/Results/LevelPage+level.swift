import Domain
import Services

extension LevelPage.District {
    init(_ level: LevelService.Level, isCurrent: Bool, today: CivilDate, _ localizer: Localizer) {
        let adherence = Adherence(
            counts: [SessionStatus.done, .partly, .missed].reduce(into: [:]) { counts, status in
                counts[status] = level.weeks.reduce(0) { $0 + $1.adherence[status] }
            })
        let last = level.weeks.last { $0.isOver(on: today) }
        self.init(
            name: level.unit.name, href: Links.results(level.unit.id), isCurrent: isCurrent,
            bar: adherence.due == 0 ? nil : AdherenceBar(adherence, localizer),
            level: last?.level.map { localizer[.levelOfTarget, localizer.percent($0)] },
            alarm: level.alarm.map { Chip(kind: .missed, text: localizer.title(of: $0)) })
    }
}

extension Localizer {
    func title(of alarm: TrainingAlarm) -> String {
        self[alarm.kind == .fading ? .levelFading : .levelBelow]
    }
}

extension LevelPage.Alarm {
    init(_ alarm: TrainingAlarm, _ localizer: Localizer) {
        let sentence: Phrase =
            switch alarm.kind {
            case .fading: .levelFadingFrom
            case .belowTarget: alarm.isOfMinutes ? .levelBelowMinutes : .levelBelowTarget
            }
        self.init(
            title: localizer.title(of: alarm),
            sentence: localizer[sentence, localizer.number(alarm.before), localizer.number(alarm.now)],
            causes: alarm.losses.map {
                localizer[.levelCause, localizer.cause($0.cause), localizer.number($0.sessions)]
            })
    }
}

extension TrainingWeek {
    /// Whether nothing was to be trained, as in the weeks before a unit began.
    var isEmpty: Bool {
        adherence.due == 0 && adherence[.planned] == 0 && adherence[.cancelled] == 0 && target == nil
    }
}

extension LevelPage.Week {
    init(_ week: TrainingWeek, today: CivilDate, _ localizer: Localizer) {
        let planned = [
            week.target?.sessions.map { localizer.count($0, one: .countSession, many: .countSessions) },
            week.target?.minutes.map { localizer[.levelMinutes, String($0)] },
        ].compactMap { $0 }
        let level = week.isOver(on: today) ? week.level : nil
        self.init(
            name: localizer.week(of: week.monday), span: localizer.span(week.monday, week.monday.adding(days: 6)),
            due: week.adherence.due, done: week.adherence[.done], partly: week.adherence[.partly],
            missed: week.adherence[.missed], cancelled: week.adherence[.cancelled],
            share: week.adherence.share.map(localizer.percent), minutes: week.minutes,
            target: planned.isEmpty ? nil : planned.joined(separator: ", "),
            level: level.map {
                Chip(
                    kind: $0 >= 1 ? .done : $0 > TrainingAlarm.threshold ? .partly : .missed,
                    text: localizer.percent($0))
            },
            pain: week.pain.mean.map(localizer.number), effort: week.effort.mean.map(localizer.number))
    }
}
