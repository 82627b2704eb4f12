import Foundation
import Testing

@testable import Scheduler

@Suite struct HindranceTests {
    static let all: [(Hindrance, String)] = [
        (.noPossibleTime(minutes: 20), "None of its possible times holds 20 minutes within one day."),
        (
            .noCommonTime(group: "g1", minutes: 45),
            "The members of group “g1” have no possible time of 45 minutes in common."
        ),
        (.outsidePossible(start: 4_800), "Thursday 08:00 is not among its possible times."),
        (.offGrain(start: 487, grain: 5), "Monday 08:07 is no start: sessions start at multiples of 5 minutes."),
        (.needsNoStaff, "The citizen trains without staff."),
        (.noStaffWithSkill("balance"), "Nobody of the staff has the skill “balance” and is not excluded."),
        (.noStaffWithSkill(nil), "All of the staff are excluded."),
        (.staffLacksSkill(staff: "s1", skill: "balance"), "“s1” lacks the skill “balance”."),
        (.staffExcluded(staff: "s1"), "“s1” is among the citizen's excluded staff."),
        (.noStaffOnShift(Several(["s1"])), "“s1” is not on shift for all of it in its possible times."),
        (
            .noStaffOnShift(Several(["s1", "s2"])),
            "Nobody of “s1” and “s2” is on shift for all of it in its possible times."
        ),
        (.noStaffMinutes(Several(["s1"]), minutes: 45), "Nobody of “s1” may work as much as 45 minutes."),
        (
            .noDevice(kind: "tablet", needed: 2, existing: 1),
            "It needs devices of kind “tablet”: 2; there are 1."
        ),
        (.wrongDevice(device: "t1"), "“t1” is not a device of the kind that it needs."),
        (
            .noDeviceAvailable(kind: "tablet", needed: 2),
            "Fewer than 2 of the devices of kind “tablet” are available for all of it in its possible times."
        ),
        (.noRoom(citizens: 6), "None of its rooms holds 6 citizens."),
        (.wrongRoom(room: "r1"), "“r1” is not among its rooms, or too small."),
        (.noRoomOpen(Several(["r1"])), "“r1” is not open for all of it in its possible times."),
        (.fixed(start: 10_080 + 60), "The session is fixed on Monday of week 2 01:00."),
        (
            .restDays(request: "c1", days: 2),
            "Other sessions of request “c1” are too near: 2 days without one must lie between."
        ),
        (.restDays(request: "c1", days: 0), "Request “c1” has a session on that day already."),
        (.citizenBusy(citizen: "anna"), "“anna” has another session at the time."),
        (.staffBusy(Several(["a", "b", "c", "d"])), "Busy in its possible times: all 4 who could."),
        (
            .travel(Several(["s1"])),
            "The way between sessions takes too long in its possible times for “s1”."
        ),
        (.staffMinutes(Several(["a", "b", "c"])), "No minutes of work are left to “a”, “b” and “c”."),
        (
            .deviceBusy(kind: "tablet", needed: 1),
            "Fewer than 1 of the devices of kind “tablet” are free for all of it in its possible times."
        ),
        (.roomFull(Several(["r1"])), "No room for the citizens in its possible times in “r1”."),
        (.costsMore(difference: 12), "It has a place, but that costs 12 more than to leave it out."),
    ]

    @Test("Each hindrance has a sentence with its values, and its code as its key in JSON", arguments: all)
    func sentence(hindrance: Hindrance, message: String) throws {
        #expect(hindrance.message == message)
        let json = try JSONEncoder().encode(hindrance)
        #expect(try JSONDecoder().decode(Hindrance.self, from: json) == hindrance)
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(Array(object.keys) == [hindrance.code])
    }

    @Test("A sentence about one start names it")
    func start() {
        let message = Hindrance.staffBusy(Several(["s1"])).message(at: 4_800)
        #expect(message == "“s1” is busy on Thursday 08:00.")
    }
}
