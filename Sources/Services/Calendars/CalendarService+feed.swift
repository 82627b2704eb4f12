package import Domain
import Scheduler
import Store

extension CalendarService {
    // Days before and after today that a calendar shows.
    private static let past = 28
    private static let coming = 366

    /// The calendar behind a secret, as iCalendar text.
    ///
    /// It says nothing about anybody's health, and who is meant only as far as
    /// its link allows: calendars end up on phones and in other companies'
    /// systems.
    ///
    /// - Throws: `.notFound` for a secret that is none, was ended, or is of
    ///   somebody who has left.
    package func feed(
        token: String, words: @Sendable (Language) -> CalendarWords
    ) async throws -> String {
        let now = clock.now
        let today = zone.date(at: now)
        let contents = try await database.read { connection in
            try connection.contents(
                tokenHash: Secret.hash(token), from: today.adding(days: -Self.past), to: today.adding(days: Self.coming)
            )
        }
        guard let contents else {
            throw ServiceError(.notFound, "There is no calendar at this address; ask for a new one.")
        }
        let link = contents.link
        if link.lastReadAt.map({ now.seconds(since: $0) > 3600 }) ?? true {
            try await database.write { try $0.touchCalendarLink(link.id, at: now) }
        }
        let words = words(contents.language)
        return CalendarFeed(
            name: [words.training, contents.name].compactMap { $0 }.joined(separator: " · "),
            zone: zone, events: contents.summaries.compactMap { contents.event($0, words) }
        ).text
    }
}

/// What a calendar is made of.
private struct CalendarContents: Sendable {
    var link: CalendarLink
    /// Nil in the citizen's own.
    var name: String?
    var language: Language
    var summaries: [SessionSummary]
    var trainers: [ID<StaffMember>: String]
    var rooms: [ID<Room>: String]

    func event(_ summary: SessionSummary, _ words: CalendarWords) -> CalendarEvent? {
        let session = summary.session
        guard let zone = Zone(session.zone) else { return nil }
        let trainer = session.staff.flatMap { trainers[$0] }
        var title = [words.title(of: summary)]
        var notes: String?
        switch link.subject {
        case .staff: title.append(who(summary.citizen))
        case .citizen: notes = trainer.map { words.trainer.replacing("{1}", with: $0) }
        case .unit: title += [who(summary.citizen), trainer].compactMap { $0 }
        }
        return CalendarEvent(
            identifier: "\(session.id)@trin", sequence: session.sequence,
            changedAt: session.cancelledAt ?? session.id.uuid.instant, start: session.startsAt,
            minutes: session.minutes, zone: zone, title: title.joined(separator: " · "),
            location: session.room.flatMap { rooms[$0] }, notes: notes, isCancelled: session.cancelledAt != nil)
    }

    private func who(_ citizen: Citizen) -> String {
        switch link.naming {
        case .givenName: citizen.givenName
        case .initials:
            [citizen.givenName, citizen.familyName].compactMap { $0.first.map { "\($0)." } }.joined()
        }
    }
}

extension Connection {
    fileprivate func contents(tokenHash: String, from start: CivilDate, to end: CivilDate) throws -> CalendarContents? {
        guard let link = try calendarLink(tokenHash: tokenHash) else { return nil }
        let name: String?
        let language: Language
        switch link.subject {
        case .staff(let id):
            guard let staff = try staff(id), staff.endedAt == nil else { return nil }
            (name, language) = (staff.name, staff.language)
        case .citizen(let id):
            guard let citizen = try citizen(id) else { return nil }
            (name, language) = (nil, citizen.language)
        case .unit(let id):
            guard let unit = try units().first(where: { $0.id == id }), let maker = try staff(link.createdBy) else {
                return nil
            }
            (name, language) = (unit.name, maker.language)
        }
        return CalendarContents(
            link: link, name: name, language: language,
            summaries: try summaries(from: start, to: end, of: link.subject),
            trainers: Dictionary(try staff().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
            rooms: try roomNames())
    }
}
