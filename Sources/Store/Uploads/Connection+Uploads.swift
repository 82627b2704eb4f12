package import Domain

extension Connection {
    package func upload(_ id: ID<Upload>) throws -> Upload? { try first("SELECT * FROM uploads WHERE id = \(id)") }

    package func insert(_ upload: Upload) throws {
        try execute(
            """
            INSERT INTO uploads (id, staff_id, file_name, exercise_id, length, received, created_at, expires_at)
            VALUES (\(upload.id), \(upload.staff), \(upload.fileName), \(upload.exercise), \(upload.length),
                    \(upload.received), \(upload.createdAt), \(upload.expiresAt))
            """)
    }

    package func advanceUpload(_ id: ID<Upload>, to received: Int, expiresAt: Instant) throws {
        try execute("UPDATE uploads SET received = \(received), expires_at = \(expiresAt) WHERE id = \(id)")
    }

    package func finishUpload(_ id: ID<Upload>, as video: ID<Video>) throws {
        try execute("UPDATE uploads SET received = length, video_id = \(video) WHERE id = \(id)")
        try execute("UPDATE videos SET upload_id = \(id) WHERE id = \(video)")
    }

    /// Notes that a file with spoken instructions is whole.
    package func finishSpokenUpload(_ id: ID<Upload>, of video: ID<Video>) throws {
        try execute("UPDATE uploads SET received = length, video_id = \(video) WHERE id = \(id)")
    }

    package func deleteUpload(_ id: ID<Upload>) throws { try execute("DELETE FROM uploads WHERE id = \(id)") }

    package func upload(of video: ID<Video>) throws -> Upload? {
        try first(
            "SELECT uploads.* FROM uploads JOIN videos ON videos.upload_id = uploads.id WHERE videos.id = \(video)")
    }

    /// The language of who uploaded the file of a video.
    package func uploaderLanguage(of video: ID<Video>) throws -> Language? {
        try value(
            """
            SELECT staff.language FROM staff JOIN uploads ON uploads.staff_id = staff.id
            JOIN videos ON videos.upload_id = uploads.id WHERE videos.id = \(video)
            """)
    }

    /// Uploads that were not finished in time.
    package func expiredUploads(at instant: Instant) throws -> [Upload] {
        try all("SELECT * FROM uploads WHERE expires_at <= \(instant) AND video_id IS NULL")
    }

    package func uploadIDs() throws -> [ID<Upload>] { try values("SELECT id FROM uploads") }

    /// Bytes of one member of staff's uploads: what unfinished ones promise,
    /// and the originals of videos.
    package func uploadBytes(of staff: ID<StaffMember>) throws -> Int {
        try value("SELECT CAST(COALESCE(SUM(length), 0) AS BIGINT) FROM uploads WHERE staff_id = \(staff)") ?? 0
    }

    /// Bytes of everybody's uploads.
    package func uploadBytes() throws -> Int {
        try value("SELECT CAST(COALESCE(SUM(length), 0) AS BIGINT) FROM uploads") ?? 0
    }

    /// Bytes that unfinished uploads promise and that have not come.
    package func awaitedUploadBytes() throws -> Int {
        try value(
            "SELECT CAST(COALESCE(SUM(length - received), 0) AS BIGINT) FROM uploads WHERE video_id IS NULL") ?? 0
    }
}

extension Upload: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], staff: try row["staff_id"], fileName: try row["file_name"],
            exercise: try row["exercise_id"], length: try row["length"], received: try row["received"],
            video: try row["video_id"], createdAt: try row["created_at"], expiresAt: try row["expires_at"])
    }
}
