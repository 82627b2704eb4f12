import Domain
import Media

/// A programme with all that is needed to play it in a language.
struct SessionScript: Sendable {
    let language: Language
    let programme: Programme
    let exercises: [ID<Exercise>: Exercise]
    let clips: [ID<Exercise>: Clip]
    let rests: [Int: Clip]
    /// WebVTT by video and language.
    let captions: [ID<Video>: [Language: String]]

    /// Throws `.conflict` when something of it is not ready to be played.
    func timeline() throws -> Timeline {
        let items = programme.items.compactMap { item in
            exercises[item.exercise].map { exercise in
                Timeline.Item(
                    exercise: exercise.id, name: exercise.name, instruction: exercise.instruction,
                    repetitionsInVideo: exercise.repetitionsInVideo, dose: item.dose, clip: clips[exercise.id])
            }
        }
        do throws(MediaError) {
            return try Timeline(items: items, rests: rests, language: language)
        } catch {
            throw ServiceError(.conflict, error.message, retryAfter: 30)
        }
    }

    /// The languages that there are captions in, the citizen's own first.
    var captionLanguages: [Language] {
        let present = Set(captions.values.flatMap(\.keys))
        return ([language] + Language.allCases.filter { $0 != language }).filter(present.contains)
    }

    func captions(in language: Language) throws -> Captions {
        var byExercise: [ID<Exercise>: Captions] = [:]
        for exercise in exercises.values {
            guard let video = exercise.video, let text = captions[video]?[language] else { continue }
            byExercise[exercise.id] = try Captions(reading: Array(text.utf8))
        }
        return Captions.stitched(try timeline(), from: byExercise)
    }
}
