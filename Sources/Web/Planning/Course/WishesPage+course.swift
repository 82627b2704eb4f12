import Domain
import Services

/// What a plan's page is made of.
struct CourseMaterial: Sendable {
    let plan: Plan
    let citizen: Citizen
    let programme: String
    /// By the day from which they hold.
    let wishes: [DatedWish]
    let pauses: [PlanPause]
    let resources: PlanningResources
    let today: CivilDate
    let mayStop: Bool

    /// What holds now, or first.
    var wish: Wish {
        wishes.last { $0.from <= today }?.wish ?? wishes.first?.wish ?? Wish(plan)
    }

    /// The pause that is on or comes next.
    var pause: PlanPause? { pauses.first { $0.through.map { $0 >= today } ?? true } }
}

extension WishesPage {
    init(_ material: CourseMaterial, _ localizer: Localizer) {
        let (plan, wish) = (material.plan, material.wish)
        let isRunning = plan.endedOn == nil
        let trainers = material.resources.trainers
        func staff(_ chosen: [ID<StaffMember>]) -> [Choice] {
            trainers.map {
                Choice(value: $0.staff.description, label: $0.name, isSelected: chosen.contains($0.staff))
            }
        }
        let kinds = Set(material.resources.devices.map(\.kind)).union(wish.deviceKind.map { [$0] } ?? [])
        let last = plan.start.adding(days: 7 * plan.weeks - 1)
        self.init(
            programme: material.programme, citizen: material.citizen.fullName,
            citizenHref: Links.citizen(material.citizen.id),
            about: localizer[.planTimesAWeek, String(wish.timesAWeek), localizer.span(plan.start, last)],
            action: Links.wishes(plan.id), from: max(material.today, plan.start).description, times: wish.timesAWeek,
            minutes: wish.minutes, restDays: wish.restDays,
            possible: IntervalLines(localizer[.wishesPossible], name: "possible", wish.possible, localizer),
            preferred: IntervalLines(localizer[.wishesPreferred], name: "preferred", wish.preferred, localizer),
            skill: wish.skill ?? "", preferredStaff: staff(wish.preferredStaff),
            excludedStaff: staff(wish.excludedStaff),
            rooms: material.resources.rooms.map {
                Choice(value: $0.id.description, label: $0.name, isSelected: wish.rooms.contains($0.id))
            },
            deviceKinds: kinds.sorted().map { Choice(value: $0, label: $0, isSelected: $0 == wish.deviceKind) },
            group: wish.group ?? "",
            closings: Wish.Closing.allCases.map {
                Choice(value: $0.rawValue, label: localizer[$0.phrase], isSelected: $0 == wish.closing)
            }, checkpoint: wish.checkpointWeeks.map(String.init) ?? "",
            pauseReasons: PlanPause.Reason.allCases.map { Choice(value: $0.rawValue, label: localizer[$0.phrase]) },
            pause: isRunning && material.pause == nil ? Links.pausePlan(plan.id) : nil,
            resume: isRunning && material.pause != nil ? Links.resumePlan(plan.id) : nil,
            stop: isRunning && material.mayStop ? Links.stopPlan(plan.id) : nil,
            paused: material.pause.map { pause in
                let reason = " (" + localizer[pause.reason.phrase] + ")"
                guard let through = pause.through else {
                    return localizer[.planPausedFrom, localizer.shortDate(pause.from)] + reason
                }
                return localizer[.planPausedSpan, localizer.span(pause.from, through)] + reason
            })
    }
}

extension Wish.Closing {
    fileprivate var phrase: Phrase {
        switch self {
        case .skip: .closingSkip
        case .move: .closingMove
        case .keep: .closingKeep
        }
    }
}

extension PlanPause.Reason {
    fileprivate var phrase: Phrase {
        switch self {
        case .away: .pauseAway
        case .holiday: .pauseHoliday
        case .wish: .pauseWish
        case .other: .pauseOther
        }
    }
}
