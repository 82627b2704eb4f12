package import Domain

extension Connection {
    /// The current videos of exercises with sides that no mirrored version has
    /// been ordered of.
    package func videosWithoutMirror() throws -> [Video] {
        try all(
            """
            SELECT videos.* FROM videos JOIN exercises ON exercises.id = videos.exercise_id
            WHERE exercises.filmed_side IS NOT NULL AND exercises.archived_at IS NULL AND videos.state = 'ready'
                AND videos.is_mirrored = 0 AND videos.upload_id IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM videos AS mirror WHERE mirror.mirror_of = videos.id)
                AND NOT EXISTS (
                    SELECT 1 FROM videos AS newer
                    WHERE newer.exercise_id = videos.exercise_id AND newer.is_mirrored = 0 AND newer.state = 'ready'
                        AND (newer.created_at, newer.id) > (videos.created_at, videos.id))
            """)
    }

    /// Orders the mirrored version of a video, unless somebody has.
    ///
    /// - Parameter request: the JSON of what is to be made of the upload.
    package func orderMirror(
        of video: Video, as id: ID<Video>, request: String, _ job: ID<Job>, at instant: Instant
    ) throws {
        let present: ID<Video>? = try value("SELECT id FROM videos WHERE mirror_of = \(video.id)")
        guard present == nil else { return }
        try insert(
            Video(
                id: id, exercise: video.exercise, upload: video.upload, isMirrored: true, state: .processing,
                fileName: video.fileName, createdAt: instant), request: request)
        try execute("UPDATE videos SET mirror_of = \(video.id) WHERE id = \(id)")
        try enqueueJob(job, .video, for: id, at: instant)
    }

    /// The video that a mirrored one was made like.
    package func original(of mirror: ID<Video>) throws -> ID<Video>? {
        let original: ID<Video>?? = try value("SELECT mirror_of FROM videos WHERE id = \(mirror)")
        return original ?? nil
    }

    /// The mirrored versions that failed, which are tried again now and then.
    package func failedMirrors() throws -> [ID<Video>] {
        try values("SELECT id FROM videos WHERE is_mirrored = 1 AND state = 'failed'")
    }

    /// The mirrored versions of videos that are no longer an exercise's
    /// current one, where another mirrored version was ready and ordered
    /// before `instant`.
    package func outdatedMirrors(before instant: Instant) throws -> [ID<Video>] {
        try values(
            """
            SELECT videos.id FROM videos
            WHERE videos.is_mirrored = 1 AND EXISTS (
                SELECT 1 FROM videos AS newer
                WHERE newer.exercise_id = videos.exercise_id AND newer.is_mirrored = 1 AND newer.state = 'ready'
                    AND newer.is_partial = 0 AND newer.created_at < \(instant)
                    AND (newer.created_at, newer.id) > (videos.created_at, videos.id))
            """)
    }

    /// Card clips whose card is gone, because the video of its poster is.
    package func orphanedCards() throws -> [ID<Video>] {
        try values(
            """
            SELECT videos.id FROM videos
            WHERE videos.exercise_id IS NULL AND videos.rest_seconds IS NULL
                AND NOT EXISTS (SELECT 1 FROM rest_cards WHERE rest_cards.video_id = videos.id)
            """)
    }

    /// Forgets a rest clip or a mirrored version; nothing that was uploaded.
    package func removeDerived(_ id: ID<Video>) throws {
        try execute("DELETE FROM videos WHERE id = \(id) AND (is_mirrored = 1 OR exercise_id IS NULL)")
    }
}
