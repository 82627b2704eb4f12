import Domain
import Services
import Testing

@Suite("DeviceService")
struct DeviceServiceTests {
    @Test("A tablet waits until staff type in its code, then knows its citizen", arguments: Engine.allCases)
    func pairing(engine: Engine) async throws {
        try await House.with(engine) { house in
            let devices = house.services.devices
            let pairing = try await devices.beginPairing()
            #expect(pairing.code.wholeMatch(of: /[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}/) != nil)
            guard case .pending = try await devices.pairing(token: pairing.token.text) else {
                Issue.record("The pairing is not pending.")
                return
            }
            let typed = " " + pairing.code.lowercased().replacing("-", with: " ")
            let device = try await devices.approve(
                code: typed, name: " Tablet 7 ", citizen: house.citizen.id, by: house.therapist)
            #expect(device.name == "Tablet 7" && device.citizen == house.citizen.id)
            guard case .approved(let approved, let secret) = try await devices.pairing(token: pairing.token.text) else {
                Issue.record("The pairing is not approved.")
                return
            }
            #expect(approved == device)
            #expect(try await devices.authenticate(secret.text)?.id == device.id)
            #expect(try await devices.authenticate(pairing.token.text) == nil)
        }
    }

    @Test("A tablet that asks twice gets a new token, and the first is worthless")
    func rotation() async throws {
        try await House.with { house in
            let devices = house.services.devices
            let pairing = try await devices.beginPairing()
            try await devices.approve(code: pairing.code, name: "T", citizen: house.citizen.id, by: house.therapist)
            guard case .approved(let device, let first) = try await devices.pairing(token: pairing.token.text),
                case .approved(_, let second) = try await devices.pairing(token: pairing.token.text)
            else {
                Issue.record("The pairing is not approved.")
                return
            }
            #expect(try await devices.authenticate(first.text) == nil)
            #expect(try await devices.authenticate(second.text)?.id == device.id)
        }
    }

    @Test("A code is good for ten minutes and for one tablet")
    func expiry() async throws {
        try await House.with { house in
            let devices = house.services.devices
            func approve(_ code: String) async throws -> ServiceError.Code? {
                try await ServicesTests.code {
                    try await devices.approve(code: code, name: "T", citizen: house.citizen.id, by: house.therapist)
                }
            }
            let late = try await devices.beginPairing()
            house.clock.advance(seconds: 600)
            #expect(try await approve(late.code) == .notFound)
            #expect(try await code { try await devices.pairing(token: late.token.text) } == .gone)
            let pairing = try await devices.beginPairing()
            house.clock.advance(seconds: 599)
            #expect(try await approve(pairing.code) == nil)
            #expect(try await approve(pairing.code) == .notFound)
            #expect(try await approve("BCDF-GHJK") == .notFound)
            #expect(try await approve("BCDF-GHJA") == .invalid)
            #expect(try await code { try await devices.pairing(token: "nonsense") } == .gone)
        }
    }

    @Test("Staff pair tablets for citizens of their unit only")
    func scope() async throws {
        try await House.with { house in
            let devices = house.services.devices
            let pairing = try await devices.beginPairing()
            func approve(_ name: String, by staff: StaffMember) async throws -> ServiceError.Code? {
                try await code {
                    try await devices.approve(code: pairing.code, name: name, citizen: house.citizen.id, by: staff)
                }
            }
            #expect(try await approve("T", by: house.stranger) == .notFound)
            #expect(try await approve(" ", by: house.therapist) == .invalid)
            #expect(try await approve("T", by: house.therapist) == nil)
            let device = try #require(try await devices.devices(of: house.citizen.id).first)
            #expect(try await devices.devices(for: house.therapist).map(\.device.id) == [device.id])
            #expect(try await devices.devices(for: house.stranger).isEmpty)
            #expect(try await code { try await devices.unpair(device.id, by: house.stranger) } == .notFound)
            let other = try await house.neighbour(in: house.south)
            #expect(
                try await code { try await devices.reassign(device.id, to: other.id, by: house.stranger) } == .notFound)
        }
    }

    @Test("Unpairing makes the token worthless at once")
    func unpair() async throws {
        try await House.with { house in
            let devices = house.services.devices
            let (device, token) = try await house.tablet()
            try await devices.unpair(device.id, by: house.therapist)
            #expect(try await devices.authenticate(token) == nil)
            #expect(try await devices.devices(of: house.citizen.id).isEmpty)
            #expect(try await devices.devices(for: house.therapist).first?.device.endedAt == house.clock.now)
            #expect(try await code { try await devices.unpair(device.id, by: house.therapist) } == .notFound)
        }
    }

    @Test("A tablet that goes to another citizen is another device with the same token")
    func reassign() async throws {
        try await House.with { house in
            let devices = house.services.devices
            let (device, token) = try await house.tablet()
            let other = try await house.neighbour(in: house.south)
            let next = try await devices.reassign(device.id, to: other.id, by: house.therapist)
            #expect(next.id != device.id && next.citizen == other.id && next.name == device.name)
            #expect(try await devices.authenticate(token)?.id == next.id)
            #expect(try await devices.devices(of: house.citizen.id).isEmpty)
            #expect(
                try await code { try await devices.reassign(device.id, to: other.id, by: house.therapist) }
                    == .notFound)
        }
    }

    @Test("When a tablet was last seen is noted, at most once a minute")
    func lastSeen() async throws {
        try await House.with { house in
            let devices = house.services.devices
            let (_, token) = try await house.tablet()
            func lastSeen() async throws -> Instant? {
                _ = try await devices.authenticate(token)
                return try await devices.devices(of: house.citizen.id).first?.lastSeenAt
            }
            #expect(try await lastSeen() == TestClock.start)
            house.clock.advance(seconds: 60)
            #expect(try await lastSeen() == TestClock.start)
            // A lookup holds for some seconds.
            house.clock.advance(seconds: 6)
            #expect(try await lastSeen() == house.clock.now)
        }
    }

    @Test("Pairings that nobody finishes cannot fill the database")
    func flood() async throws {
        try await House.with { house in
            let devices = house.services.devices
            for _ in 0..<200 { _ = try await devices.beginPairing() }
            #expect(try await code { try await devices.beginPairing() } == .busy)
            house.clock.advance(seconds: 600)
            #expect(try await code { try await devices.beginPairing() } == nil)
        }
    }
}
