package import Domain
import Media

/// What a tablet shows today, in JSON.
package struct DeviceToday: Sendable, Encodable {
    package struct DeviceName: Sendable, Encodable {
        package let id: ID<Domain.Device>
        package let name: String
    }

    package struct Greeting: Sendable, Encodable {
        package let givenName: String
        package let language: Language
    }

    package struct Next: Sendable, Encodable {
        package let date: CivilDate
        package let time: MinuteOfDay
    }

    package let serverTime: Instant
    package let device: DeviceName
    package let citizen: Greeting?
    package let sessions: [Session]
    /// Functional tests, which are noted and not played.
    package let tests: [Test]
    package let next: Next?

    init(
        device: Domain.Device, citizen: Citizen?, sessions: [Session] = [], tests: [Test] = [],
        next: Domain.Session? = nil, now: Instant
    ) {
        serverTime = now
        self.device = DeviceName(id: device.id, name: device.name)
        self.citizen = citizen.map { Greeting(givenName: $0.givenName, language: $0.language) }
        self.sessions = sessions
        self.tests = tests
        self.next = next.map { Next(date: $0.date, time: $0.time) }
    }

    private enum CodingKeys: CodingKey { case serverTime, device, citizen, sessions, tests, next }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(serverTime, forKey: .serverTime)
        try container.encode(device, forKey: .device)
        // The contract has null where the synthesised code leaves out.
        try container.encode(citizen, forKey: .citizen)
        try container.encode(sessions, forKey: .sessions)
        try container.encode(tests, forKey: .tests)
        try container.encode(next, forKey: .next)
    }
}

extension DeviceToday {
    /// A functional test of today.
    package struct Test: Sendable, Encodable {
        package let id: ID<Domain.Session>
        package let time: MinuteOfDay
        package let state: SessionStatus

        init(_ summary: SessionSummary, today: CivilDate) {
            id = summary.session.id
            time = summary.session.time
            state = summary.status(today: today)
        }
    }

    package struct Session: Sendable, Encodable {
        package struct Item: Sendable, Encodable {
            package let name: String
            package let poster: String?
            package let dose: Dose
        }

        package struct Dose: Sendable, Encodable {
            package let sets: Int
            package let repetitions: Int?
            package let seconds: Int?
            package let rest: Int
        }

        package let id: ID<Domain.Session>
        package let title: String
        package let time: MinuteOfDay
        package let state: SessionStatus
        /// Seconds; nil while something of it is not ready to be played.
        package let duration: Double?
        package let exercises: [Item]

        init(_ summary: SessionSummary, script: SessionScript, today: CivilDate) {
            id = summary.session.id
            title = summary.programmeName
            time = summary.session.time
            state = summary.status(today: today)
            duration = try? script.timeline().duration
            exercises = script.programme.items.compactMap { item in
                script.exercises[item.exercise].map { exercise in
                    Item(
                        name: exercise.name[script.language],
                        poster: exercise.video.map { "/media/\($0)/poster.jpg" }, dose: Dose(item.dose))
                }
            }
        }
    }
}

extension DeviceToday.Session.Dose {
    init(_ dose: Domain.Dose) {
        sets = dose.sets
        rest = dose.rest
        switch dose.amount {
        case .repetitions(let count): (repetitions, seconds) = (count, nil)
        case .seconds(let count): (repetitions, seconds) = (nil, count)
        }
    }
}
