extension TrainingFlag {
    /// What a flag for a session's calls for help is about, of which somebody
    /// looked at earlier ones so many times.
    package static func subject(ofCallsIn session: ID<Session>, looks: Int) -> String {
        looks == 0 ? session.description : "\(session)@\(looks)"
    }

    /// Whether somebody called again after earlier calls of the session were
    /// looked at.
    package var isOfLaterCalls: Bool { kind == .help && subject.contains("@") }

    /// What somebody knew of who looked at this flag; nil if nobody did, or
    /// if it is not about a session's calls.
    package var look: FlagFacts.Look? {
        guard kind == .help, seenAt != nil, let session = ID<Session>(String(subject.prefix { $0 != "@" })) else {
            return nil
        }
        return FlagFacts.Look(session: session, calls: level)
    }
}
