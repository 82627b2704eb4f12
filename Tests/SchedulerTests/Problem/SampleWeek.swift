import Testing

@testable import Scheduler

/// A small week in which every rule has something to hold on to.
enum SampleWeek {
    /// The problem of the format's description, with a group and a citizen
    /// who trains alone.
    static let json = """
        {
          "format": "trin-week-1", "week": "2026-W48", "zone": "Europe/Copenhagen", "days": 7, "grain": 5,
          "staff":    [{"id": "s1", "skills": ["balance"], "shifts": [[420, 900], [1860, 2340]], "maxMinutes": 300, "site": 0},
                       {"id": "s2", "skills": [], "shifts": [[420, 720], [1860, 2340], [4740, 5040]], "maxMinutes": null, "site": 0}],
          "devices":  [{"id": "t1", "kind": "tablet", "available": [[0, 10080]]},
                       {"id": "t2", "kind": "tablet", "available": [[480, 720]]},
                       {"id": "k1", "kind": "kiosk", "available": [[0, 10080]]}],
          "rooms":    [{"id": "r1", "capacity": 2, "available": [[480, 960], [1920, 2400]], "site": 1},
                       {"id": "r2", "capacity": 8, "available": [[480, 960]], "site": null}],
          "requests": [{"id": "c1", "citizen": "anna", "mode": "assisted", "sessions": 2, "minutes": 20, "restDays": 1,
                        "possible": [[480, 720], [1920, 2160], [4800, 5040]], "preferred": [[480, 600]],
                        "skill": "balance", "preferredStaff": ["s1"], "excludedStaff": [],
                        "deviceKind": null, "rooms": [], "group": null, "site": 0},
                       {"id": "c2", "citizen": "bo", "mode": "assisted", "sessions": 1, "minutes": 30, "restDays": 0,
                        "possible": [[480, 900]], "preferred": [],
                        "skill": null, "preferredStaff": [], "excludedStaff": ["s2"],
                        "deviceKind": "tablet", "rooms": [], "group": null, "site": 1},
                       {"id": "c3", "citizen": "anna", "mode": "independent", "sessions": 1, "minutes": 15, "restDays": 0,
                        "possible": [[480, 900]], "preferred": [],
                        "skill": null, "preferredStaff": [], "excludedStaff": [],
                        "deviceKind": "tablet", "rooms": ["r1"], "group": null, "site": null},
                       {"id": "g1", "citizen": "bo", "mode": "group", "sessions": 1, "minutes": 45, "restDays": 2,
                        "possible": [[1860, 2340]], "preferred": [],
                        "skill": null, "preferredStaff": ["s2"], "excludedStaff": [],
                        "deviceKind": null, "rooms": ["r1"], "group": "g", "site": 0},
                       {"id": "g2", "citizen": "carl", "mode": "group", "sessions": 1, "minutes": 45, "restDays": 2,
                        "possible": [[1860, 2340]], "preferred": [],
                        "skill": null, "preferredStaff": ["s1"], "excludedStaff": [],
                        "deviceKind": null, "rooms": ["r1", "r2"], "group": "g", "site": 0}],
          "travel":   [[0, 7], [8, 0]],
          "fixed":    [{"request": "c1", "session": 0, "start": 480, "staff": "s1", "device": null, "room": null}],
          "previous": [{"request": "c1", "session": 1, "start": 4800, "staff": "s1", "device": null, "room": null}],
          "weights":  {"unassigned": 100000, "moved": 500, "outsidePreferred": 30, "otherStaff": 20, "staffChange": 40,
                       "travelMinute": 1, "overloadMinute": 2}
        }
        """

    static func problem() throws -> WeekProblem { try WeekProblem(json: json.utf8) }

    /// Every session but c1/1, which nobody with its skill has a shift for.
    static let placements = [
        Placement("c1", 0, 480, staff: "s1"),
        Placement("c2", 0, 510, staff: "s1", device: "t1"),
        Placement("c3", 0, 600, staff: nil, device: "t2", room: "r1"),
        Placement("g1", 0, 1920, staff: "s2", room: "r1"),
        Placement("g2", 0, 1920, staff: "s2", room: "r1"),
    ]

    static func solution() throws -> WeekSolution {
        let reason = WeekSolution.Reason(code: "noStaffOnShift", message: "Nobody is on shift.", blockedBy: [])
        return WeekSolution(
            parts: try problem().cost(of: placements), bound: 100_000, seed: 1, iterations: 7, seconds: 0.25,
            assignments: placements,
            unassigned: [.init(name: SessionName(request: "c1", session: 1), reasons: [reason])])
    }
}

extension Placement {
    init(
        _ request: String, _ session: Int, _ start: Int, staff: String?, device: String? = nil, room: String? = nil
    ) {
        self.init(
            SessionName(request: request, session: session), start: start, staff: staff, device: device, room: room)
    }
}
