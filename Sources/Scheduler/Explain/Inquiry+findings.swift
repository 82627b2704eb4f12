/// From a proof to sentences.
extension Inquiry {
    func findings(_ proof: Proof, _ grounds: Grounds) -> [Finding] {
        proof.evidence.sorted { $0.key < $1.key }.map { ground, evidence in
            let tasks = Set(evidence.tasks).sorted()
            return Finding(
                hindrance(ground, evidence, grounds),
                blockedBy: tasks.lazy.filter { !standing.isFixed[$0] }.flatMap(week.names(of:)),
                fixed: tasks.lazy.filter { standing.isFixed[$0] }.flatMap(week.names(of:)))
        }
    }

    private func hindrance(_ ground: Proof.Ground, _ evidence: Proof.Evidence, _ grounds: Grounds) -> Hindrance {
        let request = requests()[0]
        return switch ground {
        case .offShift: .noStaffOnShift(names(ofStaff: grounds.staff ?? []))
        case .deviceAbsent(let index):
            .noDeviceAvailable(
                kind: grounds.requirements[index].kind, needed: grounds.requirements[index].needed)
        case .roomClosed: .noRoomOpen(names(ofRooms: grounds.rooms ?? []))
        case .restDays: .restDays(request: request.id, days: request.restDays)
        case .citizenBusy(let citizen): .citizenBusy(citizen: name(ofCitizen: citizen))
        case .staffMinutes: .staffMinutes(names(ofStaff: Set(evidence.things)))
        case .staffBusy: .staffBusy(names(ofStaff: Set(evidence.things)))
        case .travel: .travel(names(ofStaff: Set(evidence.things)))
        case .deviceBusy(let index):
            .deviceBusy(kind: grounds.requirements[index].kind, needed: grounds.requirements[index].needed)
        case .roomFull: .roomFull(names(ofRooms: Set(evidence.things)))
        }
    }

    private func names(ofRooms rooms: some Sequence<Int>) -> Several {
        Several(rooms.sorted().map { week.problem.rooms[$0].id })
    }

    /// The one whom this course and another have in common.
    private func name(ofCitizen citizen: Int) -> String {
        let courses = week.coursesOfCitizen[citizen]
        let all = courses.map { Set(week.courses[$0].members.map { week.problem.requests[$0].citizen }) }
        let common = all.dropFirst().reduce(all.first ?? []) { $0.intersection($1) }
        let own = requests().map(\.citizen)
        return own.first(where: common.contains) ?? own.first ?? ""
    }
}
