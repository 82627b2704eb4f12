import Domain
import Ingest
import Services
import Testing

/// Whoever looks after tablets sees which of them wants charging.
@Suite("DeviceCondition")
struct DeviceConditionTests {
    @Test("What a tablet told last about itself is known, in whatever order it came", arguments: Engine.allCases)
    func latest(engine: Engine) async throws {
        try await House.with(engine) { house in
            let (story, _) = try await house.tabletStory()
            let devices = house.services.devices
            func condition() async throws -> DeviceCondition? {
                try await devices.devices(for: house.therapist).first { $0.device.id == story.device.id }?.condition
            }
            house.clock.advance(seconds: 100)
            let before = try await condition()
            #expect(before == nil)
            try await house.writing {
                let late = story.ownEvent(
                    "device.reported", #"{"battery":0.09,"charging":false,"waiting":12}"#, after: 90, sequence: 7)
                let early = story.ownEvent(
                    "device.reported", #"{"battery":0.8,"storageFree":1000}"#, after: 10, sequence: 3)
                for events in [[late], story.training, [early]] {
                    let receipt = try await TelemetryServiceTests.send(events, of: story, to: house)
                    #expect(receipt.rejected.isEmpty)
                }
            }
            let told = try #require(try await condition())
            #expect(told.battery == 0.09 && told.isCharging == false && told.waiting == 12)
            #expect(told.storageFree == nil && told.version == nil)
            #expect(told.reportedAt == TestClock.start.adding(seconds: 90))
            // 1, 2, 4, 5 and 6.
            #expect(told.missing == 5)
            try await devices.unpair(story.device.id, by: house.therapist)
            let after = try await condition()
            #expect(after == nil)
        }
    }
}
