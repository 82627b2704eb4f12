import Domain
import Services

/// A video that is being made; the page asks for news by its identifier.
struct Processing: Sendable {
    let video: String
    /// 0 … 100.
    let percent: Int
    /// What is going on, in words.
    let note: String
    /// Whether the exercise shows a video meanwhile, this one or an older one.
    let plays: Bool

    init(video: String, percent: Int, note: String, plays: Bool) {
        self.video = video
        self.percent = percent
        self.note = note
        self.plays = plays
    }

    /// Nil for a video of which nothing more is made.
    init?(_ entry: LibraryService.Entry, _ localizer: Localizer) {
        guard let newest = entry.newest, newest.isOnItsWay else { return nil }
        let job = entry.job
        let percent = Int((job?.progress ?? 0) * 100)
        let phrase: Phrase =
            if job?.waitsForRoom == true {
                .libraryWaitsForRoom
            } else if newest.isPartial {
                .libraryPlaysAlready
            } else if job?.state == .running {
                .libraryProcessing
            } else {
                .libraryWaiting
            }
        var note = localizer[phrase]
        if job?.state == .running {
            note += " · \(percent) %"
            if let seconds = job?.secondsLeft {
                note += " · " + localizer[.uploadLeft, localizer.clock(seconds: seconds)]
            }
        }
        self.init(
            video: newest.id.description, percent: percent, note: note, plays: newest.isPartial)
    }
}

/// Why the newest video of an exercise, or a part of it, could not be made.
struct Failure: Sendable {
    /// One sentence.
    let text: String
    /// Where a form asks to try again.
    let retry: String

    /// Nil for a video that was made.
    init?(_ video: Video?, _ localizer: Localizer) {
        guard let video, let text = video.failure, let exercise = video.exercise else { return nil }
        self.init(text: localizer.sentence(of: video.refusal, else: text), retry: Links.retryVideo(exercise))
    }

    init(text: String, retry: String) {
        self.text = text
        self.retry = retry
    }
}
