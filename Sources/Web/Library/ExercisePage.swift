import Domain

/// `/library/{id}`. POST there: `name.da`, `name.sv`, `name.en`,
/// `instruction.da` (and so on), `repetitions` (0 … 200). A new version of
/// the video goes to `/api/v1/uploads` with `exercise` in its metadata.
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
    let failure: String?
    let texts: [Texts]
    let repetitions: Int
    /// The name of the uploaded file, its length and when it came.
    let origin: String?
    let renditions: [Rendition]

    func title(_ localizer: Localizer) -> String { name }
}
