/// A week as a table: a row a trainer, tablet or room, a column a day.
struct Board: Sendable {
    struct Column: Sendable {
        /// Such as `tirsdag`.
        let weekday: String
        /// Such as `24. nov.`.
        let date: String
        let isToday: Bool
        /// The same day with its hours.
        let href: String
        /// Why nobody works then, such as a holiday's name.
        let closed: String?
    }

    struct Row: Sendable {
        /// The identifier of the trainer, tablet or room; empty for the row
        /// of sessions that have none.
        let resource: String
        let name: String
        /// Where more is said about it, if anywhere.
        let href: String?
        /// Such as `12 t 30 min. af 30 t`.
        let load: String
        /// 0 … 100; nil where nothing is measured.
        let percent: Int?
        let cells: [Cell]
    }

    struct Cell: Sendable {
        /// A date such as `2026-11-24`.
        let date: String
        let isToday: Bool
        /// Such as `08:00–15:30`; nil when there is no shift or opening.
        let hours: String?
        /// Such as `Syg`.
        let absence: String?
        let entries: [BoardEntry]
    }

    /// Which kind of thing has a row, as the field of a move is called.
    let field: String
    let columns: [Column]
    let rows: [Row]
}

/// One session on a board.
struct BoardEntry: Sendable {
    /// What a draft that is shown would change.
    struct Change: Sendable {
        /// The class of its look: `coming`, `leaving` or `lost`.
        let css: String
        /// Such as `Ny tid`; nil where the other text says enough.
        let label: String?
        /// Where it comes from or goes, or why it has no place.
        let detail: String?
    }

    let id: String
    /// The page of the session; of the citizen when it was called off.
    let href: String
    /// A date such as `2026-11-24`.
    let date: String
    let time: String
    let end: String
    let citizen: String
    let programme: String
    /// Who else or what else is there, such as a trainer's name on the board
    /// of tablets.
    let with: String?
    /// The class of its state.
    let kind: String
    /// The sign of its state in the sprite.
    let icon: String
    /// Its state in a word.
    let state: String
    /// Whether it stays where a person put it.
    let isPinned: Bool
    /// What is wrong with it, in a sentence.
    let conflict: String?
    /// Where and how it lies in its day: classes of `board.css`.
    let place: String
    /// Where a move is posted; nil for what can no longer be moved.
    let move: String?
    let drafted: Change?
}
