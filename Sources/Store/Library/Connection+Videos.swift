package import Domain

extension Connection {
    package func video(_ id: ID<Video>) throws -> Video? { try first("SELECT * FROM videos WHERE id = \(id)") }

    /// The newest video of each exercise, whatever its state.
    package func newestVideos() throws -> [Video] {
        try all(
            """
            SELECT * FROM videos
            WHERE exercise_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM videos AS newer
                WHERE newer.exercise_id = videos.exercise_id
                    AND (newer.created_at, newer.id) > (videos.created_at, videos.id))
            """)
    }

    package func newestVideo(of exercise: ID<Exercise>) throws -> Video? {
        try first(
            """
            SELECT * FROM videos WHERE exercise_id = \(exercise) ORDER BY created_at DESC, id DESC LIMIT 1
            """)
    }

    package func insert(_ video: Video, restSeconds: Int? = nil) throws {
        try execute(
            """
            INSERT INTO videos (id, exercise_id, rest_seconds, state, file_name, created_at)
            VALUES (\(video.id), \(video.exercise), \(restSeconds), \(video.state), \(video.fileName),
                    \(video.createdAt))
            """)
    }

    /// - Parameter report: the contents of `video.json`.
    package func publishVideo(_ id: ID<Video>, duration: Double, report: String) throws {
        try execute(
            """
            UPDATE videos SET state = 'ready', duration = \(duration), report = \(report), failure = NULL
            WHERE id = \(id)
            """)
    }

    package func failVideo(_ id: ID<Video>, because failure: String) throws {
        try execute("UPDATE videos SET state = 'failed', failure = \(failure) WHERE id = \(id)")
    }

    /// Puts a failed video back to processing.
    package func retryVideo(_ id: ID<Video>) throws {
        try execute("UPDATE videos SET state = 'processing', failure = NULL WHERE id = \(id) AND state = 'failed'")
    }

    package func videoReport(_ id: ID<Video>) throws -> String? {
        try value("SELECT report FROM videos WHERE id = \(id) AND state = 'ready'")
    }

    /// The clips of rests, whatever their state.
    package func restVideos() throws -> [RestVideo] {
        try all("SELECT id, rest_seconds, state FROM videos WHERE rest_seconds IS NOT NULL")
    }

    package func videoIDs() throws -> [ID<Video>] { try values("SELECT id FROM videos") }

    package func setCaptions(_ webVTT: String, language: Language, of video: ID<Video>) throws {
        try execute(
            """
            INSERT INTO captions (video_id, language, webvtt) VALUES (\(video), \(language), \(webVTT))
            ON CONFLICT (video_id, language) DO UPDATE SET webvtt = excluded.webvtt
            """)
    }

    /// The WebVTT files of a video by language.
    package func captions(of video: ID<Video>) throws -> [Language: String] {
        var captions: [Language: String] = [:]
        for row in try rows("SELECT language, webvtt FROM captions WHERE video_id = \(video)") {
            captions[try row["language"]] = try row["webvtt"]
        }
        return captions
    }
}

/// The generated clip of a rest.
package struct RestVideo: Sendable, Record {
    package let id: ID<Video>
    package let seconds: Int
    package let state: Video.State

    package init(row: Row) throws {
        id = try row["id"]
        seconds = try row["rest_seconds"]
        state = try row["state"]
    }
}

extension Video: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], exercise: try row["exercise_id"], state: try row["state"],
            fileName: try row["file_name"], duration: try row["duration"], failure: try row["failure"],
            createdAt: try row["created_at"])
    }
}
