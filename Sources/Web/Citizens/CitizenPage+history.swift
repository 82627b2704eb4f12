import Domain
import Services

extension CitizenPage {
    init(
        _ history: CitizenHistory, home: AddressForm, mayPrescribe: Bool, mayNote: Bool, mayPlan: Bool, mayErase: Bool,
        _ localizer: Localizer
    ) {
        let dossier = history.dossier
        let citizen = dossier.citizen
        let about = [
            citizen.birthYear.map { localizer[.citizenBorn, String($0)] }, dossier.unit?.name,
            Choice.languageName(citizen.language),
        ]
        let late = Dictionary(
            dossier.versions.filter { $0.before == nil }.map { ($0.session, $0) },
            uniquingKeysWith: { first, _ in first })
        self.init(
            name: citizen.fullName, about: about.compactMap { $0 }.joined(separator: " · "),
            tablet: dossier.devices.isEmpty ? nil : dossier.devices.map(\.name).joined(separator: ", "), home: home,
            coming: history.coming.map { Coming($0, history, mayPlan: mayPlan, localizer) },
            plans: dossier.plans.map { PlanCard($0, history, mayStop: mayPrescribe, mayPlan: mayPlan, localizer) },
            weeks: history.weeks.map { week in
                Week(
                    name: localizer.week(of: week.monday),
                    span: localizer.span(week.monday, week.monday.adding(days: 6)),
                    sessions: week.summaries.map { summary in
                        Row(summary, history, late: late[summary.session.id], mayNote: mayNote, localizer)
                    })
            },
            chart: ResultChart(history, localizer)?.markup,
            weekChart: WeekChart(history, localizer)?.markup,
            changes: dossier.versions.filter { $0.before != nil }.map {
                Change($0, history, mayNote: mayNote, localizer)
            },
            comments: history.summaries.reversed().compactMap { summary in
                summary.tablet?.comment.map {
                    Comment(date: localizer.shortDate(summary.session.date), text: $0)
                }
            },
            prescription: mayPrescribe ? Prescription(history, localizer) : nil,
            erase: mayErase ? Links.eraseReports(citizen.id) : nil)
    }
}

extension CitizenPage.PlanCard {
    init(_ named: NamedPlan, _ history: CitizenHistory, mayStop: Bool, mayPlan: Bool, _ localizer: Localizer) {
        let plan = named.plan
        let adherence = Adherence(
            history.summaries(of: plan).filter { $0.session.kind == .training }.map(history.status))
        let last = plan.start.adding(days: 7 * plan.weeks - 1)
        let isOver = plan.endedOn != nil || last < history.today
        let span = localizer.span(plan.start, last)
        let week = (history.today.dayNumber - plan.start.dayNumber) / 7 + 1
        let isRunning = !isOver && plan.start <= history.today
        self.init(
            programme: named.programmeName, mode: localizer.mode(plan.mode),
            schedule: localizer[.planSchedule, localizer.list(plan.weekdays), plan.time.description],
            period: isRunning ? localizer[.planPeriod, String(week), String(plan.weeks), span] : span,
            goal: plan.goal.isEmpty ? nil : plan.goal, bar: AdherenceBar(adherence, localizer),
            stop: isOver || !mayStop ? nil : Links.stopPlan(plan.id), href: mayPlan ? Links.plan(plan.id) : nil,
            ended: plan.endedOn.map { localizer[.planStopped, localizer.shortDate($0)] })
    }
}

extension CitizenPage.Coming {
    init(_ summary: SessionSummary, _ history: CitizenHistory, mayPlan: Bool, _ localizer: Localizer) {
        let session = summary.session
        self.init(
            when: localizer.shortWeekday(session.date.weekday) + " " + localizer.shortDate(session.date) + " "
                + session.time.description,
            who: session.staff.flatMap { history.dossier.staff[$0] }
                ?? localizer[summary.mode == .independent ? .weekAlone : .weekNobody],
            programme: localizer.title(of: summary), href: mayPlan ? Links.session(session.id) : nil)
    }
}

extension CitizenPage.Row {
    /// - Parameter late: how its result came, if the day was over.
    init(
        _ summary: SessionSummary, _ history: CitizenHistory, late: ResultVersion?, mayNote: Bool,
        _ localizer: Localizer
    ) {
        let result = summary.result
        // Of a functional test staff may have noted the number in words.
        let note = summary.session.kind == .checkpoint ? summary.hand?.comment : nil
        var duration: String?
        if let start = result?.startedAt, let end = result?.endedAt, end > start {
            duration = localizer.clock(seconds: end.seconds(since: start))
        }
        self.init(
            date: localizer.shortWeekday(summary.session.date.weekday) + " "
                + localizer.shortDate(summary.session.date),
            time: summary.session.time.description, programme: localizer.title(of: summary),
            chip: Chip(summary, history.status(summary), localizer), pain: result?.pain.map(Chip.pain),
            effort: result?.effort.map(String.init), duration: duration,
            tests: (result?.tests ?? []).map(localizer.measure) + [note].compactMap { $0 },
            isNoted: summary.hand != nil,
            late: late.map {
                localizer[
                    .citizenReported, localizer.moment($0.at, in: history.zone), localizer.delay(seconds: $0.delay)]
            },
            href: mayNote && summary.session.date <= history.today ? Links.result(summary.session.id) : nil)
    }
}

extension CitizenPage.Change {
    init(_ version: ResultVersion, _ history: CitizenHistory, mayNote: Bool, _ localizer: Localizer) {
        let date = history.summaries.first { $0.session.id == version.session }?.session.date
        self.init(
            date: date.map { localizer.shortWeekday($0.weekday) + " " + localizer.shortDate($0) } ?? "",
            differences: localizer.changes(version),
            why: localizer[
                .citizenChanged, localizer.moment(version.at, in: history.zone),
                localizer.delay(seconds: version.delay)],
            href: mayNote ? Links.result(version.session) : nil)
    }
}

extension WeekChart {
    /// Nil until something was due; the last half year.
    init?(_ history: CitizenHistory, _ localizer: Localizer) {
        let trainings = history.summaries.filter { $0.session.kind == .training }
        let byWeek = Dictionary(grouping: trainings, by: \.session.date.monday)
            .mapValues { Adherence($0.map(history.status)) }.filter { $0.value.due > 0 }
        guard let first = byWeek.keys.min(), let last = byWeek.keys.max() else { return nil }
        let start = max(first, last.adding(days: -7 * 25))
        let weeks = stride(from: start.dayNumber, through: last.dayNumber, by: 7).map { day in
            let monday = CivilDate(dayNumber: day)
            let adherence = byWeek[monday] ?? Adherence(counts: [:])
            return Week(
                label: String(monday.isoWeek.week), done: adherence[.done], partly: adherence[.partly],
                missed: adherence[.missed], target: nil)
        }
        self.init(weeks: weeks, words: Words(weeks, localizer))
    }
}

extension CitizenPage.Prescription {
    init(_ history: CitizenHistory, _ localizer: Localizer) {
        let start = history.today
        let hasPlan = history.dossier.plans.map(\.plan).contains { plan in
            plan.endedOn == nil && plan.start.adding(days: 7 * plan.weeks) > history.today
        }
        self.init(
            action: Links.prescribe(history.dossier.citizen.id),
            programmes: history.dossier.programmes.map { Choice(value: $0.id.description, label: $0.name) },
            modes: Choice.modes(selected: .independent, localizer), start: start.description, weeks: 12,
            weekdays: Choice.weekdays(selected: [], localizer), time: "10:00", goal: "", isOpen: !hasPlan)
    }
}

extension ResultChart {
    /// Nil until a session has been answered.
    init?(_ history: CitizenHistory, _ localizer: Localizer) {
        let answered = history.summaries.filter { $0.result?.pain != nil || $0.result?.effort != nil }.suffix(40)
        guard !answered.isEmpty else { return nil }
        let points = answered.map { summary in
            Point(
                label: localizer.shortDate(summary.session.date), pain: summary.result?.pain,
                effort: summary.result?.effort)
        }
        self.init(points: points, localizer)
    }
}
