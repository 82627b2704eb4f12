import Domain

/// `/library`. Uploads go to `/api/v1/uploads` by tus from `library.js`;
/// `?q=` searches by name.
struct LibraryPage: Page {
    struct Card: Sendable {
        let name: String
        let href: String
        let poster: String?
        /// Minutes and seconds, such as `0:32`.
        let duration: String?
        let processing: Processing?
        /// One sentence, when the newest video could not be transcoded.
        let failure: String?
        /// Languages that its name and instruction are still missing in.
        let missing: String?
    }

    static let template = "library"
    static let section: Section? = .library

    let query: String
    let count: String
    let cards: [Card]
    /// What a search that found nothing says.
    let noneFound: String?

    func title(_ localizer: Localizer) -> String { localizer[.navLibrary] }
}

/// A video that is being transcoded; the page asks for news by its identifier.
struct Processing: Sendable {
    let video: String
    /// 0 … 100.
    let percent: Int
}
