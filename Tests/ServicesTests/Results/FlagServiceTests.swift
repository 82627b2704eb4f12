import Domain
import Foundation
import Services
import Store
import Testing

@Suite("FlagService")
struct FlagServiceTests {
    private func open(_ house: House, _ staff: StaffMember? = nil) async throws -> [String] {
        try await house.services.flags.flags(isOpen: true, for: staff ?? house.therapist)
            .map { "\($0.flag.kind) \($0.flag.level)" }.sorted()
    }

    @Test("Two missed sessions raise one flag, which grows, and is looked at once", arguments: Engine.allCases)
    func missed(engine: Engine) async throws {
        try await House.with(engine) { house in
            _ = try await house.prescribed(weeks: 2)
            let flags = house.services.flags
            house.clock.advance(days: 6)
            for _ in 0..<2 { try await flags.sweep() }
            #expect(try await open(house) == ["missed 2"])
            house.clock.advance(days: 3)
            try await flags.sweep()
            #expect(try await open(house) == ["missed 3"])
            #expect(try await open(house, house.stranger) == [])
            let flag = try #require(try await flags.flags(isOpen: true, for: house.therapist).first?.flag)
            try await expectRefusal(.notFound) { try await flags.see(flag.id, note: "", by: house.stranger) }
            try await flags.see(flag.id, note: " Ringet ", by: house.therapist)
            try await expectRefusal(.conflict) { try await flags.see(flag.id, note: "", by: house.therapist) }
            try await flags.sweep()
            #expect(try await open(house) == [])
            let over = try await flags.flags(isOpen: false, for: house.therapist)
            #expect(over.map(\.flag.note) == ["Ringet"] && over.first?.seenByName == house.therapist.name)
        }
    }

    @Test("Pain is flagged from what was written; news that it was not so takes the flag back")
    func pain() async throws {
        try await House.with { house in
            let (story, _) = try await house.tabletStory()
            house.clock.advance(seconds: 3600)
            let before = house.clock.now
            let hurt = story.event("feedback.given", #"{"pain":8}"#, after: 30)
            let start = story.event("session.started", #"{"position":0}"#)
            let mistake = story.event("feedback.given", #"{"pain":1}"#, after: 60)
            let flags = house.services.flags
            try await house.writing {
                _ = try await house.services.writer.store(try story.batch([start, hurt]))
                try await flags.sweep(since: before.adding(days: 1))
                #expect(try await open(house) == [])
                try await flags.sweep(since: before)
                #expect(try await open(house) == ["pain 8"])
                _ = try await house.services.writer.store(try story.batch([mistake]))
            }
            try await flags.sweep(since: before)
            #expect(try await open(house) == [])
            #expect(try await flags.flags(isOpen: false, for: house.therapist).first?.flag.withdrawnAt != nil)
        }
    }

    @Test("The same flags stand whatever the order of events, and of sweeps between them", arguments: 0..<20)
    func anyOrder(seed: Int) async throws {
        try await House.with { house in
            let (_, sessions) = try await house.prescribed(weeks: 3)
            let (device, _) = try await house.tablet()
            house.clock.advance(days: 22)
            var generator = SplitMix(seed: UInt64(seed))
            var events: [[String]] = []
            for (index, session) in sessions.prefix(5).enumerated() {
                let story = TabletStory(device: device, session: session.id)
                let time = session.startsAt.seconds(since: TestClock.start)
                events.append([
                    story.event("set.completed", #"{"exercise":"\#(story.exercise)","index":0,"set":1}"#, after: time),
                    story.event("feedback.given", #"{"pain":\#(5 + index)}"#, after: time + 60),
                ])
            }
            events.append([
                TabletStory(device: device, session: sessions[0].id).event("help.requested", "{}", after: 90)
            ])
            try await house.writing {
                for events in events.shuffled(using: &generator) {
                    let story = TabletStory(device: device, session: sessions[0].id)
                    _ = try await house.services.writer.store(
                        try story.batch(events.shuffled(using: &generator), at: house.clock.now))
                    if Bool.random(using: &generator) { try await house.services.flags.sweep() }
                }
            }
            try await house.services.flags.sweep()
            let found = try await open(house).filter { !$0.hasPrefix("silent") }
            #expect(found == ["help 1", "pain 7", "pain 8", "pain 9", "painRising 9"])
        }
    }

    /// A call in a session, `seconds` after its start, that comes at once.
    private func call(_ story: TabletStory, after seconds: Double, _ house: House) async throws {
        let event = story.event("help.requested", "{}", after: seconds)
        let at = TestClock.start.adding(seconds: seconds)
        house.clock.advance(seconds: max(0, at.seconds(since: house.clock.now)))
        _ = try await house.services.writer.store(try story.batch([event, event], at: house.clock.now))
    }

    @Test(
        "Who calls again after somebody looked is on the list again, and the look is kept", arguments: Engine.allCases)
    func calledAgain(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let flags = house.services.flags
            func first() async throws -> TrainingFlag {
                try #require(try await flags.flags(isOpen: true, for: house.therapist).first?.flag)
            }
            try await house.writing {
                try await call(story, after: 60, house)
                try await flags.sweep()
                let known = try await first()
                try await flags.see(known.id, note: "Ringet", by: house.therapist)
                #expect(try await open(house) == [])
                try await call(story, after: 1500, house)
                for _ in 0..<2 { try await flags.sweep(since: house.clock.now) }
                #expect(try await open(house) == ["help 1"])
                let again = try await first()
                #expect(again.isOfLaterCalls && again.since == TestClock.start.adding(seconds: 1500))
                // One comes while the page is read.
                try await call(story, after: 1560, house)
                try await flags.sweep()
                #expect(try await open(house) == ["help 2"])
                try await flags.see(again.id, level: again.level, note: "", by: house.therapist)
                #expect(try await open(house) == ["help 1"])
                // And one before the keeper of flags has looked.
                try await call(story, after: 1620, house)
                try await flags.see(try await first().id, note: "", by: house.therapist)
                try await flags.sweep()
                #expect(try await open(house) == ["help 1"])
                try await flags.see(try await first().id, level: 7, note: "", by: house.therapist)
                house.clock.advance(days: 3)
                try await flags.sweep()
                let over = try await flags.flags(isOpen: false, for: house.therapist).map(\.flag)
                    .filter { $0.kind == .help }
                #expect(over.allSatisfy { $0.seenBy == house.therapist.id && $0.withdrawnAt == nil })
                #expect(over.map(\.level) == [1, 1, 1, 1] && Set(over.map(\.note)) == ["Ringet", nil])
                #expect(try await open(house).filter { $0.hasPrefix("help") } == [])
            }
            _ = try await house.services.erasure.erase(session: story.session, by: house.therapist)
            let left = try await flags.flags(isOpen: false, for: house.therapist)
            #expect(left.filter { $0.flag.kind == .help }.isEmpty)
        }
    }

    @Test("A unit's own limits hold for its citizens; impossible ones are refused")
    func rules() async throws {
        try await House.with { house in
            _ = try await house.prescribed(weeks: 1)
            var rules = FlagRules()
            rules.missed = 1
            let flags = house.services.flags
            try await flags.set(rules, of: house.north.id, by: house.therapist)
            #expect(try await flags.rules(of: house.north.id, for: house.therapist) == rules)
            house.clock.advance(days: 2)
            try await flags.sweep()
            #expect(try await open(house) == ["missed 1"])
            rules.pain = 0
            try await expectRefusal(.invalid) { try await flags.set(rules, of: house.north.id, by: house.therapist) }
            try await expectRefusal(.notFound) { try await flags.rules(of: house.north.id, for: house.stranger) }
        }
    }

    @Test("A silent tablet is for a superuser to look at, and heard of again it is none")
    func silent() async throws {
        try await House.with { house in
            _ = try await house.prescribed(weeks: 2)
            let (device, _) = try await house.tablet()
            house.clock.advance(days: 3)
            try await house.services.flags.sweep()
            var superuser = house.therapist
            superuser.roles = [.superuser]
            #expect(try await open(house, superuser) == ["silent 48"])
            let now = house.clock.now
            try await house.database.write { try $0.touchDevice(device.id, at: now) }
            try await house.services.flags.sweep()
            #expect(try await open(house, superuser) == [])
        }
    }
}

/// The same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
    var seed: UInt64

    mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = seed
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
