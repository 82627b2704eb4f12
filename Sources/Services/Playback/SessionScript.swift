import Domain
import Media

/// A programme with all that is needed to play it in a language.
struct SessionScript: Sendable {
    let language: Language
    let programme: Programme
    let exercises: [ID<Exercise>: Exercise]
    let clips: [ID<Exercise>: Clip]
    /// Left and right changed.
    let mirrors: [ID<Exercise>: Clip]
    let rests: Rests
    /// WebVTT by video and language.
    let captions: [ID<Video>: [Language: String]]

    /// Throws `.conflict` when something of it is not ready to be played.
    func timeline() throws -> Timeline {
        let items = programme.items.compactMap { item in
            exercises[item.exercise].map { exercise in
                Timeline.Item(exercise, dose: item.dose, clip: clips[exercise.id], mirrored: mirrors[exercise.id])
            }
        }
        do throws(MediaError) {
            return try Timeline(
                items: items, intro: extra(programme.intro), closing: extra(programme.closing), rests: rests,
                language: language)
        } catch {
            throw ServiceError(.conflict, error.message, retryAfter: 30)
        }
    }

    /// Nil also while its video is not ready: nobody waits for a greeting.
    private func extra(_ id: ID<Exercise>?) -> Timeline.Extra? {
        guard let id, let exercise = exercises[id], let clip = clips[id] else { return nil }
        return Timeline.Extra(
            exercise: id, name: exercise.name, instruction: exercise.instruction, clip: clip)
    }

    /// The one stream of the session.
    func stream() throws -> StitchedStream {
        StitchedStream(try timeline(), language: language, captions: captionLanguages)
    }

    /// The languages that there are captions in, the citizen's own first.
    var captionLanguages: [Language] {
        let present = Set(captions.values.flatMap(\.keys))
        return ([language] + Language.allCases.filter { $0 != language }).filter(present.contains)
    }

    /// The captions of the whole session.
    func captions(in language: Language) throws -> Captions {
        Captions.stitched(try timeline(), from: try captionsByExercise(in: language))
    }

    /// The captions of one entry of the timeline; nil when there is none.
    func captions(_ part: Captions.Part) throws -> Captions? {
        Captions.part(ofEntry: part.entry, of: try timeline(), from: try captionsByExercise(in: part.language))
    }

    private func captionsByExercise(in language: Language) throws -> [ID<Exercise>: Captions] {
        var byExercise: [ID<Exercise>: Captions] = [:]
        for exercise in exercises.values {
            guard let video = exercise.video, let text = captions[video]?[language] else { continue }
            byExercise[exercise.id] = try Captions(reading: Array(text.utf8))
        }
        return byExercise
    }
}
