import Domain

/// `/library/{id}`. POST there: `name.da`, `name.sv`, `name.en`,
/// `instruction.da` (and so on), `repetitions` (0 … 200), `side` (`left`,
/// `right` or empty). A new version of the video goes to `/api/v1/uploads` with `exercise` in its metadata.
struct ExercisePage: Page {
    struct Player: Sendable {
        let stream: String
        let poster: String
        let tracks: [Track]
    }

    struct Track: Sendable {
        let src: String
        let language: String
        let label: String
        let isDefault: Bool
    }

    /// The texts in one language.
    struct Texts: Sendable {
        let code: String
        let language: String
        let name: String
        let instruction: String
    }

    struct Rendition: Sendable {
        /// Such as `720p`.
        let name: String
        /// Where it is downloaded.
        let href: String
        /// Such as `1280 × 720`.
        let frame: String
        /// Such as `2.310 kb/s`.
        let rate: String
        /// Such as `8,4 MB`.
        let size: String
    }

    static let template = "exercise"
    static let section: Section? = .library

    let id: String
    let name: String
    let action: String
    let player: Player?
    let processing: Processing?
    let failure: Failure?
    let cut: Cut?
    let words: [Words]
    let texts: [Texts]
    let repetitions: Int
    /// Which side the video shows, or none.
    let sides: [Choice]
    /// The name of the uploaded file, its length and when it came.
    let origin: String?
    let renditions: [Rendition]

    func title(_ localizer: Localizer) -> String { name }
}

extension ExercisePage {
    /// Where the shown video begins and ends. POST to `action`: `video`,
    /// `start`, `end` and `poster` (seconds, the last one may be empty) and
    /// `language` of the sound. POST to `uncut`: `video`.
    struct Cut: Sendable {
        let action: String
        /// Set for a video of which something was cut away.
        let uncut: String?
        let video: String
        /// Seconds with a point, as number fields have it.
        let duration: String
        let strip: Strip?
        let languages: [Choice]
    }

    /// Captions and spoken instructions in one language. Scripts put files
    /// to the addresses of both, or delete what is there.
    struct Words: Sendable {
        let code: String
        let language: String
        /// Where captions are put.
        let captions: String
        /// Where the present ones are shown.
        let present: String?
        let spoken: Spoken
    }

    struct Spoken: Sendable {
        /// Where a sound file is put.
        let href: String
        /// Whether this is the language of the video's own sound.
        let isOwn: Bool
        let isReady: Bool
        /// 0 … 100, while a track is made.
        let percent: Int?
        let failure: String?
        /// Whether there is anything that can be removed.
        let isThere: Bool
    }
}
