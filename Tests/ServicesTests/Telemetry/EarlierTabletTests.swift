import Domain
import Ingest
import Services
import Store
import Testing

/// What is erased of tablets that others have now.
@Suite("ErasureService, earlier tablets")
struct EarlierTabletTests {
    /// A tablet that was one citizen's and is another's now.
    private struct Handover {
        let first: TabletStory
        let next: TabletStory
        let neighbour: Citizen

        /// - Parameter pages: whether it was given away in Trin's pages, or
        ///   unpaired and tied to the next by a code.
        init(_ house: House, pages: Bool) async throws {
            (first, _) = try await house.tabletStory()
            neighbour = try await house.neighbour(in: house.south)
            house.clock.advance(seconds: 100)
            let devices = house.services.devices
            let device: Device
            if pages {
                device = try await devices.reassign(first.device.id, to: neighbour.id, by: house.therapist)
            } else {
                try await devices.unpair(first.device.id, by: house.therapist)
                house.clock.advance(seconds: 60)
                (device, _) = try await house.tablet(neighbour)
            }
            next = TabletStory(device: device, session: first.session)
        }
    }

    private static func send(_ events: [String], by story: TabletStory, _ house: House) async throws -> Receipt {
        try await TelemetryServiceTests.send(events, of: story, to: house)
    }

    /// A call for help of no session.
    private static func call(_ story: TabletStory, _ comment: String) -> String {
        story.ownEvent("help.requested", #"{"comment":"\#(comment)"}"#)
    }

    private static func words(_ house: House) async throws -> String {
        try await house.database.read { connection in
            let stored: [String] = try connection.values("SELECT body FROM events")
            let setAside: [[UInt8]] = try connection.values("SELECT body FROM rejected_events")
            return (stored + setAside.map { String(decoding: $0, as: UTF8.self) }).joined(separator: " ")
        }
    }

    @Test("What a tablet told before it was given away is erased, and what it tells later is not stored")
    func givenAway() async throws {
        for engine in Engine.allCases {
            try await House.with(engine) { house in
                let handover = try await Handover(house, pages: true)
                let (first, next) = (handover.first, handover.next)
                try await house.writing {
                    let early = [Self.call(first, "early"), first.event("device.failed", #"{"code":"early"}"#)]
                    let own = [Self.call(next, "neighbour"), next.event("feedback.given", #"{"pain":11}"#)]
                    #expect(try await Self.send(early + own, by: next, house).stored == 3)
                    let before = try await house.services.erasure.forecast(of: house.citizen.id, for: house.therapist)
                    #expect(before.events == 3 && before.earlier == 3 && !before.hasTablets)
                    let erased = try await house.services.erasure.erase(
                        citizen: house.citizen.id, by: house.therapist)
                    #expect(erased.events == before.events)
                    let after = try await house.services.erasure.forecast(of: house.citizen.id, for: house.therapist)
                    #expect(after.isEmpty)
                    let late = Self.call(first, "late")
                    let odd = first.event("fall.detected", #"{"where":"odd"}"#)
                    #expect(try await Self.send(early + [late, odd], by: next, house).duplicate == 4)
                    #expect(try await Self.send([Self.call(next, "again")], by: next, house).stored == 1)
                    let words = try await Self.words(house)
                    #expect(words.contains("neighbour") && words.contains("again"))
                    for gone in ["early", "late", "odd", "pain"] { #expect(!words.contains(gone), "\(gone)") }
                }
            }
        }
    }

    @Test("What a tablet brought after it was unpaired and tied to another is erased with whom it came from")
    func pairedAnew() async throws {
        for engine in Engine.allCases {
            try await House.with(engine) { house in
                let handover = try await Handover(house, pages: false)
                let (first, next) = (handover.first, handover.next)
                try await house.writing {
                    let cutOff = #"{"source":"/devices/\#(first.device.id)","data":{"comment":"cut"#
                    let bad = Self.call(next, "own").replacing("help.requested", with: "device.reported")
                    let events = [Self.call(first, "early"), bad]
                    #expect(try await Self.send(events, by: next, house).rejected.count == 2)
                    try await Self.setAside(cutOff, by: next.device.id, house)

                    // Erasing the neighbour leaves what is not theirs.
                    let forecast = try await house.services.erasure.forecast(
                        of: house.citizen.id, for: house.therapist)
                    #expect(forecast.events == 2 && forecast.earlier == 2)
                    let theirs = try await house.services.erasure.forecast(
                        of: handover.neighbour.id, for: house.therapist)
                    #expect(theirs.events == 2 && theirs.earlier == 0 && theirs.hasTablets)
                    _ = try await house.services.erasure.erase(citizen: house.citizen.id, by: house.therapist)
                    let words = try await Self.words(house)
                    #expect(words.contains("own") && !words.contains("early") && !words.contains("cut"))
                    let ofItself = first.event("help.requested", #"{"comment":"late"}"#)
                        .replacing(first.session.description, with: first.device.id.description)
                    let again = try await Self.send(events + [Self.call(first, "late"), ofItself], by: next, house)
                    #expect(again.duplicate == 3 && again.rejected.count == 1)
                    #expect(try await house.eventCounts() == [0, 1])
                }
            }
        }
    }

    @Test("Erasing whom a tablet went to leaves what it brought of the first")
    func neighbourErased() async throws {
        try await House.with { house in
            let handover = try await Handover(house, pages: false)
            try await house.writing {
                let events = [Self.call(handover.first, "early"), Self.call(handover.next, "own"), "17"]
                _ = try await Self.send(events, by: handover.next, house)
                let erased = try await house.services.erasure.erase(
                    citizen: handover.neighbour.id, by: house.therapist)
                #expect(erased.events == 2)
                #expect(try await Self.words(house).contains("early"))
                #expect(try await house.eventCounts() == [0, 1])
            }
        }
    }

    /// How a program may write an identifier.
    enum Letters: CaseIterable {
        case small, capital, mixed, escaped

        func write(_ device: Device) -> String {
            let text = device.id.description
            return switch self {
            case .small: text
            case .capital: text.uppercased()
            case .mixed: String(text.enumerated().map { $0 % 2 == 0 ? Character($1.uppercased()) : $1 })
            case .escaped: text.utf8.map { #"\u00"# + String($0, radix: 16) }.joined()
            }
        }
    }

    @Test(
        "What names an earlier tablet in whatever letters is erased, whatever other bytes it has",
        arguments: Engine.allCases, Letters.allCases)
    func letters(engine: Engine, letters: Letters) async throws {
        try await House.with(engine) { house in
            let handover = try await Handover(house, pages: false)
            try await house.writing {
                let small = handover.first.device.id.description
                let name = letters.write(handover.first.device)
                let early = Self.call(handover.first, "early").replacing(small, with: name)
                let own = Self.call(handover.next, "own").replacing("help.requested", with: "device.reported")
                #expect(try await Self.send([early, own], by: handover.next, house).rejected.count == 2)
                let cutOff = #"{"comment":"Å\#u{0}cut","source":"/devices/\#(name)""#
                try await Self.setAside(cutOff, by: handover.next.device.id, house)
                try await Self.setAside(#"{"comment":"own B\u00e5d"#, by: handover.next.device.id, house)

                let forecast = try await house.services.erasure.forecast(of: house.citizen.id, for: house.therapist)
                #expect(forecast.events == 2 && forecast.earlier == 2)
                let erased = try await house.services.erasure.erase(citizen: house.citizen.id, by: house.therapist)
                #expect(erased.events == 2)
                let words = try await Self.words(house)
                #expect(words.contains(#""own""#) && words.contains("own B"))
                #expect(!words.contains("early") && !words.contains("cut"))
                #expect(try await Self.send([early], by: handover.next, house).duplicate == 1)
            }
        }
    }

    /// As a batch's reader does that cannot tell where an event ends.
    private static func setAside(_ text: String, by device: ID<Device>, _ house: House) async throws {
        let now = house.clock.now
        let letter = DeadLetter(
            id: .new(at: now), device: device, eventID: nil, session: nil, code: "badJSON", detail: "Cut off.",
            receivedAt: now, sentAt: nil, bootID: nil, monotonic: nil, bodyHash: Array(text.utf8.suffix(32)),
            body: Array(text.utf8))
        try await house.database.write { try $0.insert(letter) }
    }
}
