import Domain
import Services

extension SessionPage {
    init(
        _ explanation: SessionExplanation, _ answer: Answer?, _ material: WeekMaterial, back: String,
        _ localizer: Localizer
    ) {
        let entry = explanation.entry
        let session = entry.summary.session
        let names = material.names
        let end = MinuteOfDay.text(session.time.minutes + session.minutes)
        let isOpen = entry.isOpen || entry.summary.status(today: material.today) == .missed
        self.init(
            citizen: entry.summary.citizen.fullName, citizenHref: Links.citizen(entry.summary.citizen.id),
            when: localizer[.sessionWhen, localizer.longDate(session.date), session.time.description, end],
            chip: Chip(entry.summary.status(today: material.today), localizer), back: back,
            facts: [
                (Phrase.fieldProgramme, localizer.title(of: entry.summary)),
                (.fieldMode, localizer.mode(entry.summary.mode)),
                (.fieldStaff, session.staff.map(material.name)), (.fieldDevice, session.device.map(material.name)),
                (.fieldRoom, session.room.map(material.name)),
            ].compactMap { phrase, value in value.map { Fact(label: localizer[phrase], value: $0) } },
            reasons: localizer.sentences(of: explanation, names: names),
            conflict: entry.conflicts.first.map { localizer.sentence(of: $0, names: names) }, answer: answer,
            costs: explanation.ledger.filter { $0.cost != 0 }.map {
                Cost(label: localizer.part($0), points: String($0.cost))
            }, total: String(explanation.ledger.reduce(0) { $0 + $1.cost }),
            remedies: material.mayPlan && isOpen
                ? explanation.alternatives.map { Remedy($0, material, localizer) } : [],
            form: material.mayPlan && isOpen ? Form(session, answer, material, localizer) : nil)
    }
}

extension SessionPage.Form {
    init(_ session: Session, _ answer: SessionPage.Answer?, _ material: WeekMaterial, _ localizer: Localizer) {
        let place = answer?.asked ?? session.place
        self.init(
            move: Links.moveSession(session.id), swap: Links.swapSession(session.id),
            cancel: Links.cancelSession(session.id), ask: Links.askSession(session.id), date: place.date.description,
            time: place.time.description,
            staff: material.board.trainers.map {
                Choice(
                    value: $0.trainer.staff.description, label: $0.trainer.name,
                    isSelected: $0.trainer.staff == place.staff)
            },
            devices: material.board.devices.map {
                Choice(value: $0.id.description, label: $0.name, isSelected: $0.id == place.device)
            },
            rooms: material.board.rooms.map {
                Choice(value: $0.id.description, label: $0.name, isSelected: $0.id == place.room)
            }, isPinned: session.isPinned,
            others: material.board.entries.filter { $0.isOpen && $0.summary.session.id != session.id }.map { entry in
                Choice(
                    value: entry.summary.session.id.description,
                    label: entry.summary.citizen.fullName + ", "
                        + material.words(entry.summary.session.place, localizer))
            })
    }
}

extension SessionPage.Answer {
    init(_ possibility: Possibility, _ place: SessionPlace, _ material: WeekMaterial, _ localizer: Localizer) {
        switch possibility {
        case .possible(let suggestion):
            let sentence =
                suggestion.cost == 0
                ? localizer[.sessionCostsSame]
                : localizer[suggestion.cost > 0 ? .sessionCostsMore : .sessionCostsLess, String(abs(suggestion.cost))]
            self.init(
                place: material.words(place, localizer), sentence: sentence, isPossible: true, canOverride: false,
                inTheWay: [], asked: place)
        case .impossible(let conflicts):
            self.init(
                place: material.words(place, localizer),
                sentence: conflicts.map { localizer.sentence(of: $0) }.joined(separator: " "), isPossible: false,
                canOverride: conflicts.allSatisfy(\.canOverride),
                inTheWay: Set(conflicts.flatMap(\.sessions).compactMap { material.names[$0] }).sorted().map {
                    localizer[.sessionInTheWay, $0]
                }, asked: place)
        }
    }
}
