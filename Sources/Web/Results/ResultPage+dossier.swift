import Domain
import Services

extension ResultPage {
    /// - Parameter names: of accounts.
    init(
        _ dossier: ResultService.Dossier, names: [ID<StaffMember>: String], today: CivilDate, zone: Zone,
        _ localizer: Localizer
    ) {
        let summary = dossier.summary
        let session = summary.session
        let end = MinuteOfDay.text(session.time.minutes + session.minutes)
        self.init(
            citizen: summary.citizen.fullName, citizenHref: Links.citizen(summary.citizen.id),
            when: localizer[.sessionWhen, localizer.longDate(session.date), session.time.description, end] + " · "
                + localizer.title(of: summary),
            chip: Chip(summary.status(today: today), localizer), hasNews: summary.hasNewsAfterHand,
            facts: Fact.all(summary, names: names, localizer),
            tablet: summary.tablet.map { Fact.all($0, zone: zone, localizer) } ?? [],
            notes: dossier.hands.map {
                Note($0, stands: $0.id == summary.hand?.id, names: names, zone: zone, localizer)
            },
            changes: dossier.versions.reversed().map { Change($0, zone: zone, localizer) },
            form: session.date <= today ? Form(dossier, localizer) : nil)
    }
}

extension ResultPage.Fact {
    /// What stands, and whose word it is.
    static func all(_ summary: SessionSummary, names: [ID<StaffMember>: String], _ localizer: Localizer) -> [Self] {
        let source: String? =
            if let hand = summary.hand {
                localizer[.resultByStaff, names[hand.staff] ?? "–"]
            } else {
                summary.tablet == nil ? nil : localizer[.resultByTablet]
            }
        let result = summary.result
        return [
            (Phrase.resultSource, source), (.chartPain, result?.pain.map { localizer[.resultOfTen, String($0)] }),
            (.chartEffort, result?.effort.map { localizer[.resultOfTen, String($0)] }),
            (.resultTests, result.flatMap(localizer.tests)), (.resultComment, result?.comment),
        ].compactMap { label, value in value.map { Self(label: localizer[label], value: $0) } }
    }

    /// What the tablet reported.
    static func all(_ result: SessionResult, zone: Zone, _ localizer: Localizer) -> [Self] {
        var duration: String?
        if let start = result.startedAt, let end = result.endedAt, end > start {
            duration = localizer.clock(seconds: end.seconds(since: start))
        }
        // Of a functional test the number is all that there is to tell.
        let isTest = !result.tests.isEmpty && result.exercisesCompleted == 0 && result.setsCompleted == 0
        let facts: [(Phrase, String?)] = [
            (.resultCompletion, result.hasBegun ? localizer.completion(result.completion) : nil),
            (.resultStarted, result.startedAt.map { localizer.moment($0, in: zone) }), (.citizenDuration, duration),
            (.resultExercises, isTest ? nil : String(result.exercisesCompleted)),
            (.resultSkipped, result.exercisesSkipped == 0 ? nil : String(result.exercisesSkipped)),
            (.resultSets, isTest ? nil : String(result.setsCompleted)), (.chartPain, result.pain.map(String.init)),
            (.chartEffort, result.effort.map(String.init)), (.resultComment, result.comment),
            (.resultStalls, result.stalls.map(String.init)),
            (.resultHelp, result.helpAsked == 0 ? nil : String(result.helpAsked)),
            (.resultTests, localizer.tests(result)),
        ]
        return facts.compactMap { label, value in value.map { Self(label: localizer[label], value: $0) } }
    }
}

extension ResultPage.Note {
    init(
        _ hand: HandResult, stands: Bool, names: [ID<StaffMember>: String], zone: Zone, _ localizer: Localizer
    ) {
        let answers = [
            hand.pain.map { localizer[.chartPain].lowercased() + " \($0)" },
            hand.effort.map { localizer[.chartEffort].lowercased() + " \($0)" },
        ].compactMap { $0 }
        self.init(
            head: localizer.moment(hand.at, in: zone) + " · " + (names[hand.staff] ?? "–"),
            what: ([localizer.completion(hand.completion)] + answers).joined(separator: ", "), comment: hand.comment,
            reason: hand.reason, stands: stands)
    }
}

extension ResultPage.Change {
    init(_ version: ResultVersion, zone: Zone, _ localizer: Localizer) {
        let shown = version.causes.suffix(10)
        self.init(
            when: localizer.moment(version.at, in: zone), delay: localizer.delay(seconds: version.delay),
            version: localizer[.resultVersion, String(version.version)], differences: localizer.changes(version),
            causes: shown.map { localizer.event($0.type) + ", " + localizer.moment($0.occurredAt, in: zone) })
    }
}

extension ResultPage.Form {
    init(_ dossier: ResultService.Dossier, _ localizer: Localizer) {
        let summary = dossier.summary
        let standing: HandResult.Completion? =
            if let hand = summary.hand {
                hand.completion
            } else {
                summary.begun.map { $0.completion == .done ? .done : .partly }
            }
        func answers(_ chosen: Int?) -> [Choice] {
            (0...10).map { Choice(value: String($0), label: String($0), isSelected: $0 == chosen) }
        }
        self.init(
            action: Links.result(summary.session.id),
            completions: HandResult.Completion.allCases.map {
                Choice(value: $0.rawValue, label: localizer.completion($0), isSelected: $0 == standing)
            },
            pains: answers(summary.result?.pain), efforts: answers(summary.result?.effort),
            comment: summary.result?.comment ?? "", seen: summary.tablet?.events ?? 0,
            isCorrection: summary.tablet != nil || !dossier.hands.isEmpty)
    }
}
