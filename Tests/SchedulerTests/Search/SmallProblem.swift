@testable import Scheduler

/// Small week problems that have everything: groups, rooms, devices, several
/// requests of a citizen, crooked travel, part-timers and old plans.
struct SmallProblem {
    private var random: SplitMix

    static func make(seed: UInt64, requests: Int = 8) -> WeekProblem {
        var maker = SmallProblem(random: SplitMix(seed: seed))
        return maker.problem(requests: requests)
    }

    private mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() % UInt64(range.count))
    }

    private mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

    private mutating func some(_ names: [String], _ percent: Int) -> [String] { names.filter { _ in chance(percent) } }

    private mutating func problem(requests count: Int) -> WeekProblem {
        let days = int(2...5)
        let grain = [5, 10, 15, 7][int(0...3)]
        let sites = int(1...5)
        let travel: Travel =
            switch int(0...2) {
            case 0: .none
            case 1:
                .matrix((0..<sites).map { row in (0..<sites).map { $0 == row ? 0 : int(0...25) } })
            default:
                .places(
                    (0..<sites).map { _ in Travel.Place(x: int(0...9) * 500, y: int(0...3) * 700) },
                    metresPerMinute: 300, perStop: int(0...2))
            }
        func site(_ index: Int) -> Int? { travel == .none || index == sites ? nil : index }
        let staff = (0..<int(1...3)).map { index in
            WeekProblem.Staff(
                id: "s\(index)", skills: some(["balance", "strength"], 70), shifts: shifts(days),
                maxMinutes: chance(30) ? int(60...200) : nil, site: site(int(0...sites)))
        }
        let devices = (0..<int(0...3)).map { index in
            WeekProblem.Device(
                id: "t\(index)", kind: chance(80) ? "tablet" : "bike",
                available: chance(60) ? [0..<days * 1_440] : shifts(days))
        }
        let rooms = (0..<int(0...2)).map { index in
            WeekProblem.Room(
                id: "r\(index)", capacity: int(1...4), available: shifts(days), site: site(int(0...sites)))
        }
        var requests: [WeekProblem.Request] = []
        let citizens = max(3, count - 2)
        while requests.count < count {
            let mode: WeekProblem.Mode = chance(60) ? .assisted : chance(40) ? .independent : .group
            let members = mode == .group ? int(1...3) : 1
            let sessions = int(1...3)
            let minutes = int(2...6) * 10
            let rest = int(0...1)
            let useRooms = mode == .group ? chance(70) : chance(15)
            let first = int(0...citizens - 1)
            let here = site(int(0...sites))
            for member in 0..<members {
                let names = rooms.map(\.id)
                var roomNames = useRooms ? some(names, 80) : []
                if useRooms, roomNames.isEmpty { roomNames = names }
                requests.append(
                    WeekProblem.Request(
                        id: "q\(requests.count)", citizen: "c\((first + member) % citizens)", mode: mode,
                        sessions: sessions, minutes: minutes, restDays: rest,
                        possible: chance(60) ? shifts(days) : [0..<days * 1_440],
                        preferred: chance(50) ? shifts(days) : [],
                        skill: mode != .independent && chance(30) ? ["balance", "strength"][int(0...1)] : nil,
                        preferredStaff: mode != .independent ? some(staff.map(\.id), 30) : [],
                        excludedStaff: mode != .independent ? some(staff.map(\.id), 10) : [],
                        deviceKind: chance(30) ? "tablet" : nil, rooms: roomNames,
                        group: mode == .group ? "g\(requests.count - member)" : nil, site: here))
            }
        }
        let previous = requests.flatMap { request in
            (0..<request.sessions).compactMap { session in
                chance(30)
                    ? Placement(
                        SessionName(request: request.id, session: session), start: int(0...days * 100) * grain,
                        staff: chance(80) ? staff[int(0...staff.count - 1)].id : nil, device: nil, room: nil)
                    : nil
            }
        }
        return WeekProblem(
            week: "2026-W48", zone: "Europe/Copenhagen", days: days, grain: grain, staff: staff, devices: devices,
            rooms: rooms, requests: requests, travel: travel, fixed: [], previous: previous,
            weights: Weights(unassigned: 1_000, moved: 50, travelMinute: int(0...3)))
    }

    private mutating func shifts(_ days: Int) -> [Range<Int>] {
        var shifts: [Range<Int>] = []
        for day in 0..<days where chance(75) {
            let from = day * 1_440 + int(420...600)
            let to = from + int(60...240)
            shifts.append(from..<to)
            if chance(30) { shifts.append(to + int(1...40)..<to + int(100...200)) }
        }
        return shifts
    }
}
