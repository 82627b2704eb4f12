import Domain
import Services

/// Who and what a unit plans with, as programs get and send it. What comes
/// with an address has its identifier there and not in the body.
struct ResourcesJSON: Encodable {
    struct Residence: Encodable {
        let citizen: ID<Citizen>
        let site: ID<Site>
    }

    let unit: Unit
    let planning: UnitPlanning
    let sites: [Site]
    let homes: [Residence]
    let trainers: [Trainer]
    let rooms: [Room]
    let devices: [PoolDevice]
    let closingDays: [ClosingDay]
    let shiftDays: [ShiftDay]
    let absences: [AbsenceJSON]

    init(_ resources: PlanningResources) {
        unit = resources.unit
        planning = resources.planning
        sites = resources.sites
        homes = resources.homes.sorted { $0.key < $1.key }.map { Residence(citizen: $0.key, site: $0.value) }
        trainers = resources.trainers
        rooms = resources.rooms
        devices = resources.devices
        closingDays = resources.closingDays
        shiftDays = resources.shiftDays
        absences = resources.absences.map(AbsenceJSON.init)
    }
}

/// A day and a time on it.
struct MomentJSON: Codable {
    let date: CivilDate
    let clock: MinuteOfDay

    private enum CodingKeys: String, CodingKey {
        case date
        case clock = "time"
    }

    var time: LocalTime { LocalTime(date, clock) }

    init(_ time: LocalTime) {
        date = time.date
        clock = time.time
    }
}

struct AbsenceJSON: Encodable {
    let id: ID<Absence>
    let unit: ID<Unit>
    /// `staff`, `device` or `room`.
    let kind: String
    /// The identifier of who or what is away.
    let resource: String
    let from: MomentJSON
    let to: MomentJSON
    let reason: Absence.Reason

    init(_ absence: Absence) {
        id = absence.id
        unit = absence.unit
        (kind, resource) =
            switch absence.resource {
            case .staff(let id): ("staff", id.description)
            case .device(let id): ("device", id.description)
            case .room(let id): ("room", id.description)
            }
        from = MomentJSON(absence.from)
        to = MomentJSON(absence.to)
        reason = absence.reason
    }
}

struct AbsenceOrder: Decodable {
    private let kind: String
    private let id: String
    let from: MomentJSON
    let to: MomentJSON
    let reason: Absence.Reason

    private enum CodingKeys: String, CodingKey {
        case kind, from, to, reason
        case id = "resource"
    }

    var resource: Absence.Resource {
        get throws {
            guard let resource = Absence.Resource("\(kind):\(id)") else {
                throw ServiceError(
                    .invalid, "'\(kind)' '\(id)' is nobody; give staff, device or room with an identifier.",
                    reason: .absence)
            }
            return resource
        }
    }
}

struct AbsenceMarked: Encodable {
    let absence: AbsenceJSON
    /// One for each week with sessions that it touches.
    let drafts: [ID<WeekDraft>]
}

struct TrainerJSON: Decodable {
    let unit: ID<Unit>
    let skills: [String]
    let home: ID<Site>?
    let maxMinutes: Int?
    let pattern: [Trainer.Shift]

    func trainer(_ id: ID<StaffMember>) -> Trainer {
        Trainer(staff: id, name: "", unit: unit, skills: skills, home: home, maxMinutes: maxMinutes, pattern: pattern)
    }
}

struct ShiftsJSON: Decodable {
    let shifts: [MinuteRange]
}

struct RoomJSON: Decodable {
    let unit: ID<Unit>
    let name: String
    let capacity: Int
    let site: ID<Site>?
    let opening: [DayInterval]

    func room(_ id: ID<Room>) -> Room {
        Room(id: id, unit: unit, name: name, capacity: capacity, site: site, opening: opening)
    }
}

struct PoolDeviceJSON: Decodable {
    let unit: ID<Unit>
    let name: String
    let kind: String
    let device: ID<Device>?

    func device(_ id: ID<PoolDevice>) -> PoolDevice {
        PoolDevice(id: id, unit: unit, name: name, kind: kind, device: device)
    }
}

struct SiteJSON: Decodable {
    let unit: ID<Unit>
    let address: String
    let x: Int
    let y: Int

    func site(_ id: ID<Site>) -> Site { Site(id: id, unit: unit, address: address, x: x, y: y) }
}

struct Home: Decodable {
    let site: ID<Site>?
}

struct Named: Decodable {
    let name: String
}

struct UnitPlanningJSON: Decodable {
    let country: UnitPlanning.Country?
    let customs: [String]
    let grain: Int
    let metresPerMinute: Int
    let perStop: Int

    func planning(of unit: ID<Unit>) -> UnitPlanning {
        UnitPlanning(
            unit: unit, country: country, customs: customs, grain: grain, metresPerMinute: metresPerMinute,
            perStop: perStop)
    }
}
