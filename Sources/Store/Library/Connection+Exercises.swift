package import Domain

extension Connection {
    package func exercise(_ id: ID<Exercise>) throws -> Exercise? {
        try first(Self.exercises(where: "exercises.id = \(id)"))
    }

    /// The exercises that are not archived, newest first.
    package func exercises() throws -> [Exercise] {
        try all(Self.exercises(where: "archived_at IS NULL") + " ORDER BY exercises.created_at DESC, exercises.id DESC")
    }

    package func exercises(_ ids: [ID<Exercise>]) throws -> [Exercise] {
        try all(Self.exercises(where: "exercises.id IN (\(list: ids))"))
    }

    package func insert(_ exercise: Exercise, at instant: Instant) throws {
        try execute(
            """
            INSERT INTO exercises (id, name, instruction, repetitions_in_video, filmed_side, created_at)
            VALUES (\(exercise.id), \(exercise.name), \(exercise.instruction), \(exercise.repetitionsInVideo),
                    \(exercise.filmedSide), \(instant))
            """)
    }

    /// Changes the words and the count; the video is changed by uploading.
    package func update(_ exercise: Exercise) throws {
        try execute(
            """
            UPDATE exercises SET name = \(exercise.name), instruction = \(exercise.instruction),
                repetitions_in_video = \(exercise.repetitionsInVideo), filmed_side = \(exercise.filmedSide)
            WHERE id = \(exercise.id)
            """)
    }

    package func archiveExercise(_ id: ID<Exercise>, at instant: Instant) throws {
        try execute("UPDATE exercises SET archived_at = \(instant) WHERE id = \(id) AND archived_at IS NULL")
    }

    private static func exercises(where condition: SQL) -> SQL {
        """
        SELECT exercises.*,
            (SELECT videos.id FROM videos WHERE videos.exercise_id = exercises.id AND videos.is_mirrored = 0
                AND videos.state = 'ready'
             ORDER BY videos.created_at DESC, videos.id DESC LIMIT 1) AS video_id,
            (SELECT videos.id FROM videos WHERE videos.exercise_id = exercises.id AND videos.is_mirrored = 1
                AND videos.state = 'ready'
             ORDER BY videos.created_at DESC, videos.id DESC LIMIT 1) AS mirrored_video_id
        FROM exercises WHERE \(sql: condition)
        """
    }
}

extension Exercise: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], name: try row["name"], instruction: try row["instruction"],
            repetitionsInVideo: try row["repetitions_in_video"], filmedSide: try row["filmed_side"],
            video: try row["video_id"], mirroredVideo: try row["mirrored_video_id"])
    }
}
