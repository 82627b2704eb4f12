import Domain

/// `/library`. Uploads go to `/api/v1/uploads` by tus from `library.js`;
/// `?q=` searches by name.
struct LibraryPage: Page {
    struct Card: Sendable {
        let name: String
        let href: String
        let poster: String?
        /// Three muted seconds.
        let preview: String?
        let strip: Strip?
        /// Minutes and seconds, such as `0:32`.
        let duration: String?
        let processing: Processing?
        let failure: Failure?
        /// Languages that its name and instruction are still missing in.
        let missing: String?
    }

    static let template = "library"
    static let section: Section? = .library

    let query: String
    let count: String
    let quota: QuotaMeter
    let cards: [Card]
    /// What a search that found nothing says.
    let noneFound: String?

    func title(_ localizer: Localizer) -> String { localizer[.navLibrary] }
}

/// Small pictures of a video in one file, for scripts that show one of them.
struct Strip: Sendable {
    let image: String
    let columns: Int
    let count: Int
    /// Pixels of one picture.
    let width: Int
    let height: Int
    /// Seconds from one picture to the next.
    let interval: Double
}
