/// What the rules of flags look at: a citizen's recent training.
package struct FlagFacts: Sendable {
    /// A training session that was not called off.
    package struct Sitting: Hashable, Sendable {
        package var session: ID<Session>
        package var date: CivilDate
        package var startsAt: Instant
        package var status: SessionStatus
        /// 0 … 10, if answered.
        package var pain: Int?
        package var stalls: Int?

        package init(
            session: ID<Session>, date: CivilDate, startsAt: Instant, status: SessionStatus, pain: Int? = nil,
            stalls: Int? = nil
        ) {
            self.session = session
            self.date = date
            self.startsAt = startsAt
            self.status = status
            self.pain = pain
            self.stalls = stalls
        }
    }

    /// A paired tablet.
    package struct Tablet: Hashable, Sendable {
        package var device: ID<Device>
        /// When it was last heard of, or else paired.
        package var heardAt: Instant

        package init(device: ID<Device>, heardAt: Instant) {
            self.device = device
            self.heardAt = heardAt
        }
    }

    /// A wish to be called.
    package struct Call: Hashable, Sendable {
        package var session: ID<Session>?
        package var event: String
        package var at: Instant
        package var receivedAt: Instant

        package init(session: ID<Session>?, event: String, at: Instant, receivedAt: Instant) {
            self.session = session
            self.event = event
            self.at = at
            self.receivedAt = receivedAt
        }
    }

    /// That somebody looked at calls of a session.
    package struct Look: Hashable, Sendable {
        package var session: ID<Session>
        /// How many they knew of.
        package var calls: Int

        package init(session: ID<Session>, calls: Int) {
            self.session = session
            self.calls = calls
        }
    }

    package var sittings: [Sitting]
    package var tablets: [Tablet]
    package var calls: [Call]
    package var looks: [Look]

    package init(sittings: [Sitting] = [], tablets: [Tablet] = [], calls: [Call] = [], looks: [Look] = []) {
        self.sittings = sittings
        self.tablets = tablets
        self.calls = calls
        self.looks = looks
    }
}
