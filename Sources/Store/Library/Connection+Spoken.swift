package import Domain

extension Connection {
    /// The spoken instructions of a video in further languages.
    package func spoken(of video: ID<Video>) throws -> [SpokenInstructions] {
        try all("SELECT * FROM spoken_tracks WHERE video_id = \(video) ORDER BY language")
    }

    /// Puts in what was uploaded; what was there in the language is replaced.
    package func setSpoken(_ spoken: SpokenInstructions) throws {
        try execute(
            """
            INSERT INTO spoken_tracks (video_id, language, upload_id, state, created_at)
            VALUES (\(spoken.video), \(spoken.language), \(spoken.upload), 'processing', \(spoken.createdAt))
            ON CONFLICT (video_id, language) DO UPDATE SET upload_id = excluded.upload_id, state = 'processing',
                track = NULL, failure = NULL, refusal = NULL, created_at = excluded.created_at
            """)
    }

    /// - Parameter track: the JSON of the track.
    package func publishSpoken(_ track: String, language: Language, of video: ID<Video>) throws {
        try execute(
            """
            UPDATE spoken_tracks SET state = 'ready', track = \(track), failure = NULL, refusal = NULL
            WHERE video_id = \(video) AND language = \(language)
            """)
    }

    package func failSpoken(
        in language: Language, of video: ID<Video>, because failure: String, _ refusal: Refusal? = nil
    ) throws {
        try execute(
            """
            UPDATE spoken_tracks SET state = 'failed', failure = \(failure), refusal = \(refusal)
            WHERE video_id = \(video) AND language = \(language)
            """)
    }

    /// The tracks that are ready, in JSON, by language.
    package func spokenTracks(of video: ID<Video>) throws -> [Language: String] {
        var tracks: [Language: String] = [:]
        let rows = try rows(
            "SELECT language, track FROM spoken_tracks WHERE video_id = \(video) AND track IS NOT NULL")
        for row in rows { tracks[try row["language"]] = try row["track"] }
        return tracks
    }

    package func removeSpoken(in language: Language, of video: ID<Video>) throws {
        try execute("DELETE FROM spoken_tracks WHERE video_id = \(video) AND language = \(language)")
    }
}

extension SpokenInstructions: Record {
    package init(row: Row) throws {
        self.init(
            video: try row["video_id"], language: try row["language"], upload: try row["upload_id"],
            state: try row["state"], failure: try row["failure"], refusal: try row["refusal"],
            createdAt: try row["created_at"])
    }
}
