import Domain
import Services

extension ResourcesPage {
    init(
        _ resources: PlanningResources, withoutAddress: [Citizen], filter: UnitFilter?, today: CivilDate, back: String,
        _ localizer: Localizer
    ) {
        self.init(
            about: resources.unit.name, back: back, unit: resources.unit.id.description, filter: filter,
            trainers: resources.trainers.map { Trainer($0, resources, today: today, localizer) },
            rooms: resources.rooms.map { room in
                Room(
                    name: room.name, capacity: localizer[.countSeats, String(room.capacity)],
                    hours: localizer.words(room.opening.map { Domain.Trainer.Shift($0) }),
                    remove: Links.removeRoom(room.id))
            },
            tablets: resources.devices.map {
                Tablet(name: $0.name, kind: $0.kind, remove: Links.removePoolDevice($0.id))
            },
            closingDays: Self.closingDays(resources, localizer),
            accounts: resources.accounts.map { Choice(value: $0.id.description, label: $0.name) },
            countries: UnitPlanning.Country.allCases.map {
                Choice(value: $0.rawValue, label: localizer[$0.phrase], isSelected: $0 == resources.planning.country)
            },
            customs: resources.planning.localCustoms.map {
                Choice(value: $0.code, label: $0.name, isSelected: $0.isKept)
            },
            withoutAddressTitle: withoutAddress.isEmpty
                ? nil : localizer.count(withoutAddress.count, one: .addressMissingOne, many: .addressMissingMany),
            withoutAddress: withoutAddress.map { WithoutAddress(name: $0.fullName, href: Links.citizen($0.id)) },
            grain: resources.planning.grain, metresPerMinute: resources.planning.metresPerMinute,
            perStop: resources.planning.perStop, saveSettings: Links.resourceSettings.path,
            opening: IntervalLines(localizer[.resourcesOpening], name: "opening", [], localizer),
            addTrainer: Links.addTrainer.path, addRoom: Links.addRoom.path, addTablet: Links.addPoolDevice.path,
            addClosingDay: Links.addClosingDay.path)
    }

    /// Those of the unit and the holidays, by date.
    private static func closingDays(_ resources: PlanningResources, _ localizer: Localizer) -> [ClosingDay] {
        let own = resources.closingDays.map { day in
            (
                day.date,
                ClosingDay(
                    date: localizer.fullDate(day.date), name: day.name,
                    remove: Links.removeClosingDay(day.date.description, day.unit))
            )
        }
        let holidays = resources.holidays.map { date, name in
            (date, ClosingDay(date: localizer.fullDate(date), name: name, remove: nil))
        }
        return (own + holidays).sorted { $0.0 < $1.0 }.map(\.1)
    }
}

extension ResourcesPage.Trainer {
    fileprivate init(
        _ trainer: Domain.Trainer, _ resources: PlanningResources, today: CivilDate, _ localizer: Localizer
    ) {
        let absence = resources.absences.first {
            $0.resource == .staff(trainer.staff) && $0.from < LocalTime(today.adding(days: 7))
                && $0.to > LocalTime(today)
        }
        self.init(
            name: trainer.name, href: Links.trainer(trainer.staff), skills: trainer.skills.joined(separator: ", "),
            shifts: localizer.words(trainer.pattern), hours: localizer.duration(minutes: trainer.usualMinutes),
            absence: absence.map {
                localizer[.absenceUntil, localizer[$0.reason.phrase], localizer.shortDate($0.to.lastDay)]
            })
    }
}

extension UnitPlanning.Country {
    fileprivate var phrase: Phrase {
        switch self {
        case .denmark: .countryDenmark
        case .sweden: .countrySweden
        }
    }
}

extension Trainer {
    /// Of a usual week; every other week counts half.
    var usualMinutes: Int {
        pattern.reduce(0) { sum, shift in
            let minutes = shift.interval.to - shift.interval.from
            return sum + (shift.weeks == .every ? minutes * 2 : minutes)
        } / 2
    }
}

extension LocalTime {
    /// The last day that an interval touches that ends here.
    var lastDay: CivilDate { time == .midnight ? date.adding(days: -1) : date }
}

extension Localizer {
    /// `man., tir., ons. 07:00–15:00`, equal times together.
    func words(_ shifts: [Trainer.Shift]) -> String {
        struct Key: Hashable {
            let from: Int
            let to: Int
        }
        return Dictionary(grouping: shifts) { Key(from: $0.interval.from, to: $0.interval.to) }
            .sorted { left, right in
                (left.value[0].interval.weekday, left.key.from) < (right.value[0].interval.weekday, right.key.from)
            }
            .map { key, shifts in
                let days = Set(shifts.map(\.interval.weekday)).sorted().map(shortWeekday).joined(separator: " ")
                return self[.intervalLine, days, MinuteOfDay.text(key.from), MinuteOfDay.text(key.to)]
            }.joined(separator: ", ")
    }
}
