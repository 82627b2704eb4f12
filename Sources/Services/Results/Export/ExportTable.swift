/// A table that programs and spreadsheets may have, and its columns.
package enum ExportTable: String, CaseIterable, Sendable {
    /// One row a session, with what stands as its result.
    case sessions
    /// One row an event that a tablet reported of a session.
    case events
    /// One row a result that staff noted.
    case notes
    /// One row a change of a settled result.
    case versions
    /// One row a flag, by the day it was raised.
    case flags
    /// One row a unit and week; weeks are whole ones.
    case weeks

    package struct Column: Sendable, Encodable {
        package enum Kind: String, Sendable, Encodable {
            case text, date, time, number, boolean
            /// RFC 3339 in UTC.
            case instant
            /// A JSON document: as it is in JSON, as text in CSV.
            case json
        }

        package let name: String
        package let kind: Kind
        package let summary: String

        init(_ name: String, _ kind: Kind, _ summary: String) {
            self.name = name
            self.kind = kind
            self.summary = summary
        }
    }

    package var summary: String {
        switch self {
        case .sessions: "Sessions of the period with what stands as their result."
        case .events: "What tablets reported of the period's sessions."
        case .notes: "What staff noted about the period's sessions."
        case .versions: "How settled results of the period's sessions changed."
        case .flags: "Flags that were raised in the period, and who looked."
        case .weeks: "What was trained in each week that has a day of the period, whole weeks, by unit."
        }
    }

    package var columns: [Column] {
        switch self {
        case .sessions: Self.sessionColumns
        case .events: Self.eventColumns
        case .notes: Self.noteColumns
        case .versions: Self.versionColumns
        case .flags: Self.flagColumns
        case .weeks: Self.weekColumns
        }
    }

    private static let session = Column("session", .text, "The session's identifier.")
    private static let citizen = Column("citizen", .text, "The citizen's identifier; names are not exported.")
    private static let unit = Column("unit", .text, "The name of the citizen's unit.")
    private static let pain = Column("pain", .number, "0–10, numeric rating scale.")
    private static let effort = Column("effort", .number, "0–10, Borg CR10.")
    private static let comment = Column("comment", .text, "In the words of who gave it.")

    private static let sessionColumns = [
        session, unit, citizen, Column("plan", .text, "The plan's identifier."),
        Column("mode", .text, "independent, assisted or group."), Column("programme", .text, "The programme's name."),
        Column("kind", .text, "training or checkpoint (a functional test)."),
        Column("date", .date, "The planned day."), Column("time", .time, "The planned wall time."),
        Column("minutes", .number, "The planned length."), Column("cancelledAt", .instant, "When it was called off."),
        Column("cancelReason", .text, "byHand, stopped, paused or changed."),
        Column(
            "completion", .text,
            "started, partly, done or notDone; empty without a result. Started without startedAt is no training: help was asked for, or a question answered."
        ),
        Column("source", .text, "Whose word stands: tablet or staff."),
        Column("startedAt", .instant, "When the training began, by the corrected clock."),
        Column(
            "endedAt", .instant,
            "When training was last heard of, by the corrected clock; answers and calls for help are none."),
        Column("exercisesCompleted", .number, "Of the tablet."),
        Column("exercisesSkipped", .number, "Of the tablet."), Column("setsCompleted", .number, "Of the tablet."),
        pain, effort, comment, Column("stalls", .number, "How often the stream ran empty."),
        Column("startupTime", .number, "Milliseconds to the first picture, the longest."),
        Column("helpAsked", .number, "How often help was asked for."),
        Column("events", .number, "How many events the result was folded from."),
        Column("version", .number, "1, and one more for each change after it had settled."),
    ]

    private static let eventColumns = [
        session, Column("device", .text, "The tablet's identifier."),
        Column("event", .text, "The event's identifier, unique for the tablet."),
        Column("type", .text, "Such as trin.set.completed; /ingest/v1/schemas describes them."),
        Column("occurredAt", .instant, "When it happened, by the corrected clock."),
        Column("clock", .text, "How occurredAt was found."), Column("receivedAt", .instant, "When the server had it."),
        Column("body", .json, "The event as it came, in canonical form."),
    ]

    private static let noteColumns = [
        session, Column("note", .text, "The note's identifier."), Column("at", .instant, "When it was noted."),
        Column("staff", .text, "Who noted it."), Column("completion", .text, "done, partly or notDone."), pain,
        effort, comment, Column("reason", .text, "Why it differs from what was there."),
        Column("stands", .boolean, "Whether it stands, or a later one does."),
    ]

    private static let versionColumns = [
        session, Column("version", .number, "From 2."), Column("at", .instant, "When it changed."),
        Column("before", .json, "The result before; null if nothing had come when the session's day was over."),
        Column("after", .json, "The result after."),
        Column("causes", .json, "The events that came with it, at most fifty."),
    ]

    private static let flagColumns = [
        Column("flag", .text, "The flag's identifier."), unit, citizen,
        Column("kind", .text, "pain, painRising, missed, silent, help or stalls."),
        Column("level", .number, "The pain, sessions missed, hours of silence, calls or stalls."),
        Column("since", .instant, "When what it tells of happened."),
        Column("raisedAt", .instant, "When it was raised."),
        Column("withdrawnAt", .instant, "When later news showed that it was not so."),
        Column("seenAt", .instant, "When somebody looked."), Column("seenBy", .text, "Who looked."),
        Column("note", .text, "What they noted."),
    ]

    private static let weekColumns = [
        unit, Column("monday", .date, "The first day of the week."),
        Column("due", .number, "Sessions that were due: done, partly or missed; those called off are not."),
        Column("done", .number, "Sessions done."), Column("partly", .number, "Sessions partly done."),
        Column("missed", .number, "Sessions missed."), Column("cancelled", .number, "Sessions called off."),
        Column("share", .number, "Done of due, where a part counts half: 0–1."),
        Column("minutes", .number, "Minutes trained."), Column("targetSessions", .number, "Planned a week."),
        Column("targetMinutes", .number, "Planned a week."), Column("pain", .number, "The mean of the answers."),
        Column("effort", .number, "The mean of the answers."),
    ]
}
