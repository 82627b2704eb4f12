/// That a unit's training fades, and what it is likely due to.
package struct TrainingAlarm: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable {
        /// Much less than in the weeks before.
        case fading
        /// Well below the target for weeks.
        case belowTarget
    }

    package enum Cause: String, CaseIterable, Sendable, Codable {
        /// Nobody was there to support.
        case staff
        /// Tablets were silent.
        case tablets
        /// Plans rested: illness, hospital, holidays.
        case pauses
        /// Plans were stopped or ended, and no new ones came.
        case plansEnded
        /// Less was planned than the target is.
        case fewPlanned
        /// Called off by hand.
        case calledOff
        /// Staff and tablet were there, and nobody trained.
        case citizens
    }

    /// Sessions a week that a cause takes more than before.
    package struct Loss: Hashable, Sendable {
        package var cause: Cause
        package var sessions: Double

        package init(cause: Cause, sessions: Double) {
            self.cause = cause
            self.sessions = sessions
        }
    }

    package var kind: Kind
    /// Whether `before` and `now` are minutes, as the target is, and not
    /// sessions.
    package var isOfMinutes = false
    /// Trained a week, before and now; before is the target where that is
    /// missed.
    package var before: Double
    package var now: Double
    /// The likeliest first; those that explain nothing are left out.
    package var losses: [Loss]

    /// An alarm is given at this share of before, or of the target, and
    /// below.
    package static let threshold = 0.8

    package init(kind: Kind, before: Double, now: Double, losses: [Loss]) {
        self.kind = kind
        self.before = before
        self.now = now
        self.losses = losses
    }
}
