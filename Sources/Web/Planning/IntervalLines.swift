import Domain
import Foundation
import Services

/// Times of every week in a form: lines of weekdays with one time each, and
/// an empty one to add to them.
///
/// A form sends line `n` of `name` as `name.n.day` (1 … 7, once for each),
/// `name.n.from`, `name.n.to` and, for shifts, `name.n.weeks`.
struct IntervalLines: Sendable {
    struct Line: Sendable {
        let name: String
        let days: [Choice]
        let from: String
        let to: String
        /// Which weeks; empty where it is every week.
        let weeks: [Choice]
    }

    let title: String
    let lines: [Line]
}

extension IntervalLines {
    /// How many lines a form may have.
    static let most = 12

    /// Equal times of several days in one line.
    init(_ title: String, name: String, _ intervals: [DayInterval], _ localizer: Localizer) {
        self.init(
            title, name: name, intervals.map { Trainer.Shift($0) }, hasWeeks: false, localizer)
    }

    init(_ title: String, name: String, _ shifts: [Trainer.Shift], hasWeeks: Bool, _ localizer: Localizer) {
        struct Key: Hashable {
            let from: Int
            let to: Int
            let weeks: Trainer.Shift.Weeks
        }
        let groups = Dictionary(grouping: shifts) { Key(from: $0.interval.from, to: $0.interval.to, weeks: $0.weeks) }
        let sorted = groups.sorted { left, right in
            let first = left.value.map(\.interval.weekday).min() ?? .sunday
            let second = right.value.map(\.interval.weekday).min() ?? .sunday
            return (left.key.weeks.rawValue, first, left.key.from) < (right.key.weeks.rawValue, second, right.key.from)
        }
        var lines = sorted.prefix(Self.most - 1).enumerated().map { index, group in
            Line(
                name: "\(name).\(index)",
                days: Choice.shortWeekdays(selected: Set(group.value.map(\.interval.weekday)), localizer),
                from: MinuteOfDay.text(group.key.from), to: MinuteOfDay.text(group.key.to),
                weeks: hasWeeks ? Choice.shiftWeeks(selected: group.key.weeks, localizer) : [])
        }
        lines.append(
            Line(
                name: "\(name).\(lines.count)", days: Choice.shortWeekdays(selected: [], localizer), from: "", to: "",
                weeks: hasWeeks ? Choice.shiftWeeks(selected: .every, localizer) : []))
        self.init(title: title, lines: lines)
    }
}

extension Form {
    /// The times of the lines that are filled in.
    func intervals(_ name: String) throws -> [DayInterval] { try shifts(name).map(\.interval) }

    func shifts(_ name: String) throws -> [Trainer.Shift] {
        var shifts: [Trainer.Shift] = []
        for index in 0..<IntervalLines.most {
            let line = "\(name).\(index)"
            let days = all(line + ".day").compactMap { Int($0).flatMap(Weekday.init(rawValue:)) }
            guard !days.isEmpty || !self[line + ".from"].isEmpty || !self[line + ".to"].isEmpty else { continue }
            guard let from = value(line + ".from", as: MinuteOfDay.self)?.minutes,
                let to = MinuteOfDay.end(self[line + ".to"]), from < to, !days.isEmpty
            else {
                throw ServiceError(
                    .invalid,
                    "'\(self[line + ".from"])–\(self[line + ".to"])' on \(days.count) weekdays is no time of a week; "
                        + "choose days and two times, the earlier first.", reason: .interval)
            }
            let weeks = choice(line + ".weeks", as: Trainer.Shift.Weeks.self) ?? .every
            shifts += days.map { Trainer.Shift(DayInterval($0, from: from, to: to), weeks: weeks) }
        }
        return shifts
    }
}

extension MinuteOfDay {
    /// A time such as `08:30`; 1440 is the end of the day, `00:00`.
    static func text(_ minutes: Int) -> String { MinuteOfDay(minutes % 1440)?.description ?? "" }

    /// The minute that ends a day's interval; midnight is 1440.
    static func end(_ text: String) -> Int? {
        MinuteOfDay(text.trimmingCharacters(in: .whitespaces)).map { $0.minutes == 0 ? 1440 : $0.minutes }
    }
}

extension Choice {
    static func shortWeekdays(selected: Set<Weekday>, _ localizer: Localizer) -> [Choice] {
        Weekday.allCases.map {
            Choice(value: String($0.rawValue), label: localizer.shortWeekday($0), isSelected: selected.contains($0))
        }
    }

    static func shiftWeeks(selected: Trainer.Shift.Weeks, _ localizer: Localizer) -> [Choice] {
        let labels: [(Trainer.Shift.Weeks, Phrase)] = [
            (.every, .weeksEvery), (.even, .weeksEven), (.odd, .weeksOdd),
        ]
        return labels.map { Choice(value: $0.rawValue, label: localizer[$1], isSelected: $0 == selected) }
    }
}
