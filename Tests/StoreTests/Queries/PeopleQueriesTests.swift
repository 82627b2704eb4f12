import Domain
import Testing

@testable import Store

@Suite("Queries about people")
struct PeopleQueriesTests {
    @Test("Staff, citizens and units come back as they were written", arguments: Engine.allCases)
    func roundTrip(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.read { connection throws in
                #expect(try connection.unit(story.unit.id) == story.unit)
                #expect(try connection.staff(story.therapist.id) == story.therapist)
                #expect(try connection.staff() == [story.therapist])
                #expect(try connection.credential(userName: "mette")?.password == "scrypt$…")
                #expect(try connection.citizen(story.citizen.id) == story.citizen)
                #expect(try connection.citizens(in: story.unit.id) == [story.citizen])
                #expect(try connection.citizens(in: nil) == [story.citizen])
                #expect(try connection.citizens(in: .new(at: Story.start)).isEmpty)
            }
        }
    }

    @Test("A sign-in counts until it expires, is ended, or its account ends", arguments: Engine.allCases)
    func signIn(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let later = Story.start.adding(seconds: 60)
            let signedIn: @Sendable (Instant) async throws -> ID<StaffMember>? = { instant in
                try await database.read { try $0.signIn(tokenHash: "hash", at: instant)?.staff.id }
            }
            try await database.write { connection in
                try connection.insertSignIn(
                    tokenHash: "hash", staff: story.therapist.id, csrf: "csrf", at: Story.start, expiresAt: later)
            }
            #expect(try await signedIn(Story.start) == story.therapist.id)
            #expect(try await signedIn(later) == nil)
            try await database.write { try $0.extendSignIn(tokenHash: "hash", until: later.adding(days: 1)) }
            #expect(try await signedIn(later) == story.therapist.id)
            try await database.write { try $0.sweepSignIns(at: later) }
            #expect(try await signedIn(later) == story.therapist.id)
            try await database.write { try $0.endStaff(story.therapist.id, at: later) }
            #expect(try await signedIn(later) == nil)
        }
    }

    @Test("A tablet is known by its token until it is ended", arguments: Engine.allCases)
    func devices(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.write { connection in
                try connection.insertPairing(code: "1234", tokenHash: "t", expiresAt: Story.start.adding(seconds: 600))
                #expect(try connection.pendingPairings(at: Story.start) == 1)
                try connection.approvePairing(code: "1234", device: story.device.id)
                #expect(try connection.pairing(tokenHash: "t")?.device == story.device.id)
                try connection.setToken(hash: "t", of: story.device.id)
                try connection.touchDevice(story.device.id, at: Story.start)
                #expect(try connection.device(tokenHash: "t")?.lastSeenAt == Story.start)
                #expect(try connection.devices(of: story.citizen.id).count == 1)
                try connection.endDevice(story.device.id, at: Story.start)
                #expect(try connection.device(tokenHash: "t") == nil)
                #expect(try connection.devices(of: story.citizen.id).isEmpty)
                #expect(try connection.devices().map(\.endedAt) == [Story.start])
                try connection.sweepPairings(at: Story.start.adding(seconds: 600))
                #expect(try connection.pairing(code: "1234") == nil)
            }
        }
    }
}
