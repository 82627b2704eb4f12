package import Domain

extension Connection {
    /// The versions of a video: those made from the same upload for the same
    /// exercise, the oldest first.
    package func versions(of video: Video) throws -> [Video] {
        try all(
            """
            SELECT * FROM videos
            WHERE upload_id = \(video.upload) AND exercise_id = \(video.exercise) AND is_mirrored = 0
            ORDER BY created_at, id
            """)
    }

    /// Videos that a newer one of the same exercise has taken the place of,
    /// whole and before `instant`.
    package func supersededVideos(before instant: Instant) throws -> [ID<Video>] {
        try values(
            """
            SELECT videos.id FROM videos
            WHERE videos.is_mirrored = 0 AND EXISTS (
                SELECT 1 FROM videos AS newer
                WHERE newer.exercise_id = videos.exercise_id AND newer.is_mirrored = 0 AND newer.state = 'ready'
                    AND newer.is_partial = 0 AND newer.created_at <= \(instant)
                    AND (newer.created_at, newer.id) > (videos.created_at, videos.id))
            AND NOT EXISTS (
                SELECT 1 FROM jobs WHERE jobs.video_id = videos.id AND jobs.state = 'running')
            """)
    }

    /// Forgets a video with its captions, spoken instructions and jobs.
    ///
    /// - Returns: the uploads that nothing is made from any more; they are
    ///   forgotten too.
    package func deleteVideo(_ id: ID<Video>) throws -> [ID<Upload>] {
        let uploads: [ID<Upload>] = try values(
            """
            SELECT id FROM uploads WHERE video_id = \(id)
            UNION SELECT upload_id FROM videos WHERE id = \(id) AND upload_id IS NOT NULL
            UNION SELECT upload_id FROM spoken_tracks WHERE video_id = \(id)
            """)
        try execute("UPDATE uploads SET video_id = NULL WHERE video_id = \(id)")
        try execute("DELETE FROM videos WHERE id = \(id)")
        return try uploads.filter { try deleteUnused($0) }
    }

    /// Forgets finished uploads that nothing is made from any more, such as a
    /// sound file that was replaced.
    package func deleteUnusedUploads() throws -> [ID<Upload>] {
        let unused: [ID<Upload>] = try values(
            """
            SELECT id FROM uploads WHERE video_id IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM videos WHERE videos.upload_id = uploads.id)
                AND NOT EXISTS (SELECT 1 FROM spoken_tracks WHERE spoken_tracks.upload_id = uploads.id)
            """)
        return try unused.filter { try deleteUnused($0) }
    }

    /// - Returns: false for an upload that is still in use; its finished state
    ///   is kept.
    private func deleteUnused(_ id: ID<Upload>) throws -> Bool {
        let user: ID<Video>? = try value(
            """
            SELECT id FROM videos WHERE upload_id = \(id)
            UNION SELECT video_id FROM spoken_tracks WHERE upload_id = \(id) LIMIT 1
            """)
        if let user {
            try execute("UPDATE uploads SET video_id = \(user) WHERE id = \(id)")
            return false
        }
        try deleteUpload(id)
        return true
    }
}
