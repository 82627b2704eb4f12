import Testing

@testable import Scheduler

@Suite("WeekProblem's file")
struct WeekProblemFileTests {
    @Test("a problem that is written is read again")
    func roundTrip() throws {
        let problem = try SampleWeek.problem()
        #expect(problem.requests.count == 5)
        #expect(problem.travel == .matrix([[0, 7], [8, 0]]))
        #expect(try WeekProblem(json: problem.json) == problem)
    }

    @Test("what breaks the format is refused, with the path of the fault", arguments: brokenFiles)
    func refuses(_ change: Change) throws {
        #expect(SampleWeek.json.contains(change.from), "the sample has no such text")
        let text = SampleWeek.json.replacing(change.from, with: change.to, maxReplacements: 1)
        let error = try #require(throws: SchedulerError.self) { try WeekProblem(json: text.utf8) }
        #expect(error.message.hasPrefix(change.path + ": "), "\(error.message)")
        #expect(error.message.hasSuffix("."))
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let path: String

        init(_ from: String, _ to: String, _ path: String) {
            self.from = from
            self.to = to
            self.path = path
        }

        var testDescription: String { "\(from) → \(to)" }
    }

    static let brokenFiles: [Change] = syntax + resources + requests + groups + placements

    private static let syntax = [
        Change("\"days\": 7,", "\"days\": 7", "line 2, column 87"),
        Change("\"days\": 7", "\"days\": 7, \"days\": 7", "line 35, column 2"),
        Change("trin-week-1", "trin-week-2", "format"),
        Change("2026-W48", "2026-W54", "week"),
        Change("2026-W48", "2027-W53", "week"),
        Change("2026-W48", "2026-48", "week"),
        Change("Europe/Copenhagen", "Europe/Kobenhavn", "zone"),
        Change("\"days\": 7", "\"days\": 29", "days"),
        Change("\"days\": 7", "\"days\": 0", "days"),
        Change("\"days\": 7", "\"days\": 7.5", "days"),
        Change("\"grain\": 5", "\"grain\": 0", "grain"),
        Change("\"grain\": 5", "\"grane\": 5", "grane"),
        Change(", \"grain\": 5", "", "grain"),
        Change("\"grain\": 5", "\"grain\": \"5\"", "grain"),
        Change("[[0, 7], [8, 0]]", "[[0, 7], [8, 0, 1]]", "travel[1]"),
        Change("[[0, 7], [8, 0]]", "[[0, 7], [8, 1]]", "travel[1][1]"),
        Change("[[0, 7], [8, 0]]", "[[0, -7], [8, 0]]", "travel[0][1]"),
        Change("[[0, 7], [8, 0]]", "[[0, 7.5], [8, 0]]", "travel[0][1]"),
        Change("[[0, 7], [8, 0]]", "[]", "staff[0].site"),
        Change(
            "[[0, 7], [8, 0]]", "{\"places\": [[0, 0], [5]], \"metresPerMinute\": 9, \"perStop\": 0}",
            "travel.places[1]"),
        Change(
            "[[0, 7], [8, 0]]", "{\"places\": [[0, 0], [5, 5]], \"metresPerMinute\": 0, \"perStop\": 0}",
            "travel.metresPerMinute"),
        Change(
            "[[0, 7], [8, 0]]", "{\"places\": [[0, 0], [5, 5]], \"metresPerMinute\": 9, \"perStop\": -1}",
            "travel.perStop"),
        Change("\"moved\": 500", "\"moved\": -1", "weights.moved"),
        Change("\"moved\": 500, ", "", "weights.moved"),
        Change("\"unassigned\": 100000", "\"unassigned\": 10000000000", "weights.unassigned"),
    ]

    private static let resources = [
        Change("\"id\": \"s2\"", "\"id\": \"s1\"", "staff[1].id"),
        Change("[\"balance\"]", "[\"balance\", \"balance\"]", "staff[0].skills[1]"),
        Change("[\"balance\"]", "[7]", "staff[0].skills[0]"),
        Change("[[420, 900]", "[[900, 420]", "staff[0].shifts[0]"),
        Change("[[420, 900]", "[[-5, 900]", "staff[0].shifts[0]"),
        Change("[[420, 900]", "[[420, 900, 1]", "staff[0].shifts[0]"),
        Change("[1860, 2340]]", "[900, 2340]]", "staff[0].shifts[1]"),
        Change("[1860, 2340]]", "[800, 2340]]", "staff[0].shifts[1]"),
        Change("[1860, 2340]]", "[1860, 10081]]", "staff[0].shifts[1]"),
        Change("\"maxMinutes\": 300", "\"maxMinutes\": -1", "staff[0].maxMinutes"),
        Change("\"site\": 0}", "\"site\": 2}", "staff[0].site"),
        Change("\"site\": 0}", "\"site\": -1}", "staff[0].site"),
        Change("\"id\": \"t2\"", "\"id\": \"t1\"", "devices[1].id"),
        Change("[[480, 720]]", "[[480, 480]]", "devices[1].available[0]"),
        Change("\"kind\": \"kiosk\"", "\"kind\": null", "devices[2].kind"),
        Change("\"id\": \"r2\"", "\"id\": \"r1\"", "rooms[1].id"),
        Change("\"capacity\": 2", "\"capacity\": 0", "rooms[0].capacity"),
        Change("[1920, 2400]]", "[960, 2400]]", "rooms[0].available[1]"),
        Change("\"site\": 1}", "\"site\": 9}", "rooms[0].site"),
    ]

    private static let requests = [
        Change("\"id\": \"c2\"", "\"id\": \"c1\"", "requests[1].id"),
        Change("\"mode\": \"assisted\"", "\"mode\": \"alone\"", "requests[0].mode"),
        Change("\"sessions\": 2", "\"sessions\": -1", "requests[0].sessions"),
        Change("\"sessions\": 2", "\"sessions\": 1000000", "requests"),
        Change("\"minutes\": 20", "\"minutes\": 0", "requests[0].minutes"),
        Change("\"restDays\": 1", "\"restDays\": -1", "requests[0].restDays"),
        Change("[1920, 2160], [4800", "[1920, 2160], [2160", "requests[0].possible[2]"),
        Change("\"preferred\": [[480, 600]]", "\"preferred\": [[600, 480]]", "requests[0].preferred[0]"),
        Change("\"preferredStaff\": [\"s1\"]", "\"preferredStaff\": [\"s9\"]", "requests[0].preferredStaff[0]"),
        Change("\"preferredStaff\": [\"s1\"]", "\"preferredStaff\": [\"s1\", \"s1\"]", "requests[0].preferredStaff[1]"),
        Change("\"excludedStaff\": [\"s2\"]", "\"excludedStaff\": [\"t1\"]", "requests[1].excludedStaff[0]"),
        Change("\"rooms\": [\"r1\"]", "\"rooms\": [\"r1\", \"r1\"]", "requests[2].rooms[1]"),
        Change("\"rooms\": [\"r1\"]", "\"rooms\": [\"r7\"]", "requests[2].rooms[0]"),
        Change("null, \"site\": 1}", "null, \"site\": 2}", "requests[1].site"),
        Change("\"deviceKind\": null", "\"deviceKind\": 1", "requests[0].deviceKind"),
        Change("\"group\": null", "\"group\": \"g\"", "requests[0].group"),
        Change("\"mode\": \"assisted\"", "\"mode\": \"independent\"", "requests[0].skill"),
        Change(
            "\"mode\": \"assisted\", \"sessions\": 1", "\"mode\": \"independent\", \"sessions\": 1",
            "requests[1].excludedStaff"),
        Change("\"skill\": \"balance\", ", "", "requests[0].skill"),
    ]

    private static let groups = [
        Change("\"group\": \"g\"", "\"group\": null", "requests[3].group"),
        Change("\"citizen\": \"carl\"", "\"citizen\": \"bo\"", "requests[4].citizen"),
        Change("\"sessions\": 1, \"minutes\": 45", "\"sessions\": 2, \"minutes\": 45", "requests[4].sessions"),
        Change("\"minutes\": 45", "\"minutes\": 40", "requests[4].minutes"),
        Change("\"restDays\": 2", "\"restDays\": 1", "requests[4].restDays"),
        Change("\"rooms\": [\"r1\", \"r2\"]", "\"rooms\": []", "requests[4].rooms"),
    ]

    private static let placements = [
        Change("\"request\": \"c1\", \"session\": 0", "\"request\": \"c7\", \"session\": 0", "fixed[0]"),
        Change("\"request\": \"c1\", \"session\": 0", "\"request\": \"c1\", \"session\": 2", "fixed[0]"),
        Change("\"session\": 1, \"start\": 4800", "\"session\": 2, \"start\": 4800", "previous[0]"),
        Change("\"start\": 4800, \"staff\": \"s1\"", "\"start\": 4800, \"staff\": \"s9\"", "previous[0]"),
        Change("\"start\": 480, \"staff\": \"s1\"", "\"start\": 481, \"staff\": \"s1\"", "fixed[0]"),
        Change("\"start\": 480, \"staff\": \"s1\"", "\"start\": 475, \"staff\": \"s1\"", "fixed[0]"),
        Change("\"start\": 480, \"staff\": \"s1\"", "\"start\": 480, \"staff\": \"s2\"", "fixed[0]"),
        Change("\"start\": 480, \"staff\": \"s1\"", "\"start\": 480, \"staff\": null", "fixed[0]"),
        Change(
            "\"fixed\":    [",
            "\"fixed\": [{\"request\": \"g1\", \"session\": 0, \"start\": 1920, \"staff\": \"s2\", \"device\": null, "
                + "\"room\": \"r1\"}, ", "fixed[0]"),
        Change(
            "\"fixed\":    [",
            "\"fixed\": [{\"request\": \"c1\", \"session\": 0, \"start\": 480, \"staff\": \"s1\", \"device\": null, "
                + "\"room\": null}, ", "fixed[1]"),
        Change(
            "\"fixed\":    [",
            "\"fixed\": [{\"request\": \"c2\", \"session\": 0, \"start\": 505, \"staff\": \"s1\", \"device\": \"t1\", "
                + "\"room\": null}, ", "fixed[0]"),
    ]

    @Test("hostile bytes are refused with a sentence", arguments: ["", "[]", "null", "{", "{\"format\": 1}", "\u{0}"])
    func hostile(_ text: String) {
        #expect(throws: SchedulerError.self) { try WeekProblem(json: text.utf8) }
    }

    @Test("every beginning of a file is refused, none ends the process")
    func truncated() {
        let bytes = Array(SampleWeek.json.utf8)
        for count in stride(from: 0, to: bytes.count - 1, by: 7) {
            #expect(throws: SchedulerError.self) { try WeekProblem(json: bytes.prefix(count)) }
        }
    }

    @Test("numbers beyond all bounds are refused", arguments: ["-9223372036854775808", "1e300", "1000000001", "1e-3"])
    func huge(_ number: String) throws {
        for key in ["days", "grain", "sessions", "minutes", "start", "unassigned"] {
            let pattern = try Regex("\"\(key)\": [0-9]+")
            let text = SampleWeek.json.replacing(pattern, with: "\"\(key)\": \(number)")
            #expect(throws: SchedulerError.self) { try WeekProblem(json: text.utf8) }
        }
    }

    @Test("files with broken bytes are read or refused, and none ends the process")
    func mutated() {
        var random = SplitMix(seed: 4)
        let bytes = Array(SampleWeek.json.utf8)
        let spare = Array("0123456789-.,:[]{}\"en \\".utf8)
        for _ in 0..<1500 {
            var changed = bytes
            for _ in 0..<random.number(1...3) {
                let position = random.number(changed.indices)
                switch random.number(0..<3) {
                case 0: changed.remove(at: position)
                case 1: changed.insert(random.pick(spare) ?? 0, at: position)
                default: changed[position] = random.pick(spare) ?? 0
                }
            }
            if let problem = try? WeekProblem(json: changed) {
                #expect((try? WeekProblem(json: problem.json)) == problem)
            }
        }
    }
}
