package import Domain

/// The clip of a rest that shows what comes next.
package struct RestCardRow: Hashable, Sendable, Record {
    /// Names all that is seen on it.
    package let key: String
    package let video: ID<Video>
    /// That comes next.
    package let exercise: ID<Exercise>
    /// The video whose poster it shows.
    package let posterOf: ID<Video>
    package let language: Language
    package let side: Side?
    package let seconds: Int
    /// Of the exercise, in that language.
    package let name: String

    package init(
        key: String, video: ID<Video>, exercise: ID<Exercise>, posterOf: ID<Video>, language: Language, side: Side?,
        seconds: Int, name: String
    ) {
        self.key = key
        self.video = video
        self.exercise = exercise
        self.posterOf = posterOf
        self.language = language
        self.side = side
        self.seconds = seconds
        self.name = name
    }

    package init(row: Row) throws {
        self.init(
            key: try row["key"], video: try row["video_id"], exercise: try row["exercise_id"],
            posterOf: try row["poster_of"], language: try row["language"], side: try row["side"],
            seconds: try row["seconds"], name: try row["name"])
    }
}

extension Connection {
    /// The cards of exercises in a language that can be played, the newest
    /// first.
    package func readyRestCards(of exercises: [ID<Exercise>], in language: Language) throws -> [RestCardRow] {
        try all(
            """
            SELECT rest_cards.* FROM rest_cards JOIN videos ON videos.id = rest_cards.video_id
            WHERE rest_cards.exercise_id IN (\(list: exercises)) AND rest_cards.language = \(language)
                AND videos.state = 'ready'
            ORDER BY videos.created_at DESC, videos.id DESC
            """)
    }

    package func restCard(of video: ID<Video>) throws -> RestCardRow? {
        try first("SELECT * FROM rest_cards WHERE video_id = \(video)")
    }

    /// All cards, ready or not, with when they were ordered.
    package func restCards() throws -> [(card: RestCardRow, state: Video.State, orderedAt: Instant)] {
        let rows = try rows(
            """
            SELECT rest_cards.*, videos.state, videos.created_at
            FROM rest_cards JOIN videos ON videos.id = rest_cards.video_id
            """)
        return try rows.map { (try RestCardRow(row: $0), try $0["state"], try $0["created_at"]) }
    }

    /// Orders a card, unless somebody has.
    package func order(_ card: RestCardRow, _ job: ID<Job>, at instant: Instant) throws {
        let present: String? = try value("SELECT key FROM rest_cards WHERE key = \(card.key)")
        guard present == nil else { return }
        try insert(
            Video(
                id: card.video, exercise: nil, state: .processing, fileName: "rest-\(card.seconds)", createdAt: instant)
        )
        try execute(
            """
            INSERT INTO rest_cards (key, video_id, exercise_id, poster_of, language, side, seconds, name)
            VALUES (\(card.key), \(card.video), \(card.exercise), \(card.posterOf), \(card.language), \(card.side),
                    \(card.seconds), \(card.name))
            """)
        try enqueueJob(job, .rest, for: card.video, at: instant)
    }
}
