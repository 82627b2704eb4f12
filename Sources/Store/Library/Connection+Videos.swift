package import Domain

extension Connection {
    package func video(_ id: ID<Video>) throws -> Video? { try first("SELECT * FROM videos WHERE id = \(id)") }

    /// The newest video of each exercise, whatever its state.
    package func newestVideos() throws -> [Video] {
        try all(
            """
            SELECT * FROM videos
            WHERE exercise_id IS NOT NULL AND is_mirrored = 0 AND NOT EXISTS (
                SELECT 1 FROM videos AS newer
                WHERE newer.exercise_id = videos.exercise_id AND newer.is_mirrored = 0
                    AND (newer.created_at, newer.id) > (videos.created_at, videos.id))
            """)
    }

    package func newestVideo(of exercise: ID<Exercise>) throws -> Video? {
        try first(
            """
            SELECT * FROM videos WHERE exercise_id = \(exercise) AND is_mirrored = 0
            ORDER BY created_at DESC, id DESC LIMIT 1
            """)
    }

    /// - Parameter request: the JSON of what is to be made; nil for the
    ///   defaults.
    package func insert(_ video: Video, restSeconds: Int? = nil, request: String? = nil) throws {
        try execute(
            """
            INSERT INTO videos (id, exercise_id, upload_id, is_mirrored, rest_seconds, state, file_name, request,
                created_at)
            VALUES (\(video.id), \(video.exercise), \(video.upload), \(video.isMirrored), \(restSeconds),
                    \(video.state), \(video.fileName), \(request), \(video.createdAt))
            """)
    }

    /// The JSON of what is to be made of a video's upload; nil for the
    /// defaults.
    package func videoRequest(_ id: ID<Video>) throws -> String? {
        let request: String?? = try value("SELECT request FROM videos WHERE id = \(id)")
        return request ?? nil
    }

    /// Makes a video playable, or adds renditions to one that is.
    ///
    /// - Parameter report: the contents of `video.json`.
    package func publishVideo(
        _ id: ID<Video>, duration: Double, report: String, isPartial: Bool = false
    ) throws {
        try execute(
            """
            UPDATE videos SET state = 'ready', is_partial = \(isPartial), duration = \(duration),
                report = \(report), report_version = report_version + 1, failure = NULL, refusal = NULL
            WHERE id = \(id)
            """)
    }

    /// Notes why a video could not be made. One that is playable already
    /// stays so, without the renditions that are missing.
    package func failVideo(_ id: ID<Video>, because failure: String, _ refusal: Refusal? = nil) throws {
        try execute(
            """
            UPDATE videos SET state = CASE WHEN report IS NULL THEN 'failed' ELSE 'ready' END, failure = \(failure),
                refusal = \(refusal)
            WHERE id = \(id)
            """)
    }

    /// Puts a video that failed, wholly or in part, back to processing.
    package func retryVideo(_ id: ID<Video>) throws {
        try execute(
            """
            UPDATE videos SET state = CASE state WHEN 'failed' THEN 'processing' ELSE state END, failure = NULL,
                refusal = NULL
            WHERE id = \(id)
            """)
    }

    package func videoReport(_ id: ID<Video>) throws -> String? {
        try value("SELECT report FROM videos WHERE id = \(id) AND state = 'ready'")
    }

    /// Goes up each time the report changes; nil for a video that cannot be
    /// played.
    package func videoReportVersion(_ id: ID<Video>) throws -> Int? {
        try value("SELECT report_version FROM videos WHERE id = \(id) AND state = 'ready'")
    }

    /// Replaces the report of a video that can be played.
    package func updateReport(_ report: String, of id: ID<Video>) throws {
        try execute(
            """
            UPDATE videos SET report = \(report), report_version = report_version + 1
            WHERE id = \(id) AND state = 'ready'
            """)
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

    package func removeCaptions(in language: Language, of video: ID<Video>) throws {
        try execute("DELETE FROM captions WHERE video_id = \(video) AND language = \(language)")
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
            id: try row["id"], exercise: try row["exercise_id"], upload: try row["upload_id"],
            isMirrored: try row["is_mirrored"], state: try row["state"], isPartial: try row["is_partial"],
            fileName: try row["file_name"], duration: try row["duration"], failure: try row["failure"],
            refusal: try row["refusal"],
            createdAt: try row["created_at"])
    }
}
