import Domain
import Services

extension TrainerPage {
    init(
        _ trainer: Trainer, _ home: Site?, _ resources: PlanningResources, today: CivilDate,
        _ localizer: Localizer
    ) {
        let hours = trainer.maxMinutes.map { minutes in
            minutes % 60 == 0 ? String(minutes / 60) : (Double(minutes) / 60).svg
        }
        self.init(
            name: trainer.name,
            about: resources.unit.name + " · "
                + localizer[.trainerAWeek, localizer.duration(minutes: trainer.usualMinutes)],
            action: Links.trainer(trainer.staff),
            shifts: IntervalLines(localizer[.trainerShifts], name: "shift", trainer.pattern, hasWeeks: true, localizer),
            skills: trainer.skills.joined(separator: ", "), maxHours: hours ?? "",
            home: AddressForm(
                home, title: .addressStart, unknown: .addressUnknownStart, action: Links.trainerAddress(trainer.staff),
                localizer),
            absences: resources.absences.filter { $0.resource == .staff(trainer.staff) }.map { absence in
                Absence(
                    period: localizer.span(absence.from.date, absence.to.lastDay),
                    reason: localizer[absence.reason.phrase],
                    end: absence.to > LocalTime(today) ? Links.endAbsence(absence.id) : nil)
            },
            addAbsence: Links.absence(resources.unit.id, date: today, who: "staff:\(trainer.staff)"),
            days: resources.shiftDays.filter { $0.staff == trainer.staff }.map { Day($0, trainer, localizer) },
            addDay: Links.trainerDays(trainer.staff), today: today.description,
            others: resources.trainers.filter { $0.staff != trainer.staff }.map {
                Choice(value: $0.staff.description, label: $0.name)
            })
    }
}

extension TrainerPage.Day {
    init(_ day: ShiftDay, _ trainer: Trainer, _ localizer: Localizer) {
        func words(_ hours: [MinuteRange]) -> String? {
            hours.isEmpty
                ? nil
                : hours.map { MinuteOfDay.text($0.from) + "–" + MinuteOfDay.text($0.to) }.joined(separator: ", ")
        }
        self.init(
            date: localizer.longDate(day.date), hours: words(day.shifts) ?? localizer[.shiftDayOff],
            usually: localizer[.shiftUsually, words(trainer.shifts(on: day.date)) ?? localizer[.shiftFree]],
            remove: Links.removeTrainerDay(trainer.staff, day.date))
    }
}
