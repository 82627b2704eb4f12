import Domain
import Foundation
import Store

extension SessionClips {
    /// Removes cards and mirrored versions that nothing plays any more.
    ///
    /// What has been replaced is kept for a day after its replacement was
    /// ordered, because a session that began before may still play it; a card
    /// that no session needs is kept for a month.
    package func sweep(_ folder: MediaFolder) async throws {
        let now = clock.now
        let today = zone.date(at: now)
        let removable = try await database.read { connection in
            try Self.removable(connection, from: today, at: now)
        }
        guard !removable.isEmpty else { return }
        try await database.write { connection in
            for video in removable { try connection.removeDerived(video) }
        }
        // A crash before this leaves files to the sweep at the next start.
        try await offload {
            for video in removable { try? FileManager.default.removeItem(at: folder.video(video)) }
        }
    }

    private static func removable(
        _ connection: any Connection, from today: CivilDate, at now: Instant
    ) throws -> [ID<Video>] {
        let dayAgo = now.adding(seconds: -86_400)
        let monthAgo = now.adding(seconds: -30 * 86_400)
        let needed = Set(try CardWish.coming(connection, from: today).map(\.key))
        let cards = try connection.restCards()
        // The slots whose needed card has been ready for a day.
        let replaced = Set(
            cards.filter { needed.contains($0.card.key) && $0.state == .ready && $0.orderedAt < dayAgo }
                .map { Slot($0.card) })
        let gone = cards.filter { entry in
            !needed.contains(entry.card.key)
                && (entry.orderedAt < monthAgo || replaced.contains(Slot(entry.card)) && entry.orderedAt < dayAgo)
        }
        return gone.map(\.card.video) + (try connection.orphanedCards())
            + (try connection.outdatedMirrors(before: dayAgo))
    }

    /// What a session looks a card up by.
    private struct Slot: Hashable {
        let exercise: ID<Exercise>
        let side: Side?
        let language: Language
        let seconds: Int

        init(_ card: RestCardRow) {
            (exercise, side, language, seconds) = (card.exercise, card.side, card.language, card.seconds)
        }
    }
}
