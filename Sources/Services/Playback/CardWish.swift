import Crypto
import Domain
import Foundation
import Media
import Store

/// A card that a session would show in a rest.
struct CardWish: Hashable, Sendable {
    let next: Rests.Next
    let language: Language
    /// Of the clip that the rest is cut from.
    let seconds: Int
    /// Of the exercise, in that language.
    let name: String
    /// The video whose poster is shown.
    let posterOf: ID<Video>

    /// The cards of all sessions of the next two weeks: most plans are older
    /// than that, and a card takes seconds.
    static func coming(_ connection: any Connection, from today: CivilDate) throws -> Set<CardWish> {
        var wishes: Set<CardWish> = []
        for coming in try connection.comingProgrammes(today...today.adding(days: 14)) {
            guard let programme = try connection.programme(coming.programme) else { continue }
            let exercises = try connection.exercises(programme.items.map(\.exercise))
            wishes.formUnion(all(for: programme, exercises, in: coming.language))
        }
        return wishes
    }

    /// The cards of a programme; none for exercises that cannot be played.
    static func all(for programme: Programme, _ exercises: [Exercise], in language: Language) -> Set<CardWish> {
        let known = Dictionary(exercises.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let items = programme.items.compactMap { item in
            known[item.exercise].map { Timeline.Item($0, dose: item.dose, clip: nil, mirrored: nil) }
        }
        return Set(
            Rests.needs(of: items).compactMap { need in
                known[need.next.exercise].flatMap { CardWish($0, need, in: language) }
            })
    }

    private init?(_ exercise: Exercise, _ need: Rests.Need, in language: Language) {
        let isMirrored = need.next.side != exercise.filmedSide
        guard let poster = (isMirrored ? exercise.mirroredVideo : nil) ?? exercise.video else { return nil }
        next = need.next
        self.language = language
        seconds = RestClip.tier(for: need.seconds)
        name = exercise.name[language]
        posterOf = poster
    }

    /// A hash of all that is seen.
    var key: String {
        // The number goes up when cards are drawn in another way.
        let seen = ["1", posterOf.description, language.rawValue, next.side?.rawValue ?? "", "\(seconds)", name]
        return SHA256.hash(data: Data(seen.joined(separator: "\u{1f}").utf8)).hexadecimal
    }

    func row(_ video: ID<Video>) -> RestCardRow {
        RestCardRow(
            key: key, video: video, exercise: next.exercise, posterOf: posterOf, language: language, side: next.side,
            seconds: seconds, name: name)
    }
}

extension Timeline.Item {
    init(_ exercise: Exercise, dose: Dose, clip: Clip?, mirrored: Clip?) {
        self.init(
            exercise: exercise.id, name: exercise.name, instruction: exercise.instruction,
            repetitionsInVideo: exercise.repetitionsInVideo, dose: dose, filmedSide: exercise.filmedSide, clip: clip,
            mirrored: mirrored)
    }
}
