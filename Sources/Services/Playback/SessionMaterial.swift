import Domain
import Media
import Store

/// What the database knows of a programme's clips, read at one moment.
struct SessionMaterial: Sendable {
    let exercises: [Exercise]
    /// The videos that mirrored ones were made like.
    private(set) var originals: [ID<Video>: ID<Video>] = [:]
    let countdowns: [ID<Video>]
    /// One for each length; with the name and the poster of today where that
    /// is ready, or else the newest.
    private(set) var cards: [Rests.Next: [ID<Video>]] = [:]
    /// WebVTT by video and language.
    private(set) var captions: [ID<Video>: [Language: String]] = [:]

    init(_ connection: any Connection, _ programme: Programme, in language: Language) throws {
        exercises = try connection.exercises(programme.exercises)
        countdowns = try connection.restVideos().filter { $0.state == .ready }.map(\.id)
        for exercise in exercises {
            if let video = exercise.video { captions[video] = try connection.captions(of: video) }
            if exercise.filmedSide != nil, let mirror = exercise.mirroredVideo {
                originals[mirror] = try connection.original(of: mirror)
            }
        }
        let current = Set(CardWish.all(for: programme, exercises, in: language).map(\.key))
        let ready = try connection.readyRestCards(of: programme.items.map(\.exercise), in: language)
        var taken: Set<Slot> = []
        for card in ready.filter({ current.contains($0.key) }) + ready.filter({ !current.contains($0.key) }) {
            let next = Rests.Next(exercise: card.exercise, side: card.side)
            if taken.insert(Slot(next: next, seconds: card.seconds)).inserted {
                cards[next, default: []].append(card.video)
            }
        }
    }

    private struct Slot: Hashable {
        let next: Rests.Next
        let seconds: Int
    }
}
