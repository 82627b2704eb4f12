import Domain
import Testing

@testable import Store

@Suite("Queries about the library")
struct LibraryQueriesTests {
    @Test("An exercise shows its newest ready video", arguments: Engine.allCases)
    func newestVideo(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.write { connection in
                #expect(try connection.exercise(story.exercise.id) == story.exercise)
                try connection.publishVideo(story.video.id, duration: 30.5, report: "{}")
                var second = story.video
                second.id = .new(at: Story.start.adding(days: 1))
                second.createdAt = Story.start.adding(days: 1)
                try connection.insert(second)
                #expect(try connection.exercises().first?.video == story.video.id)
                #expect(try connection.newestVideos().map(\.id) == [second.id])
                #expect(try connection.newestVideo(of: story.exercise.id) == second)
                #expect(try connection.video(story.video.id)?.duration == 30.5)
                try connection.failVideo(second.id, because: "no video stream")
                #expect(try connection.video(second.id)?.failure == "no video stream")
                #expect(try connection.video(second.id)?.refusal == nil)
                let refusal = Refusal(reason: "pictureCodec", values: ["MPEG-2 «video»"])
                try connection.failVideo(second.id, because: "no", refusal)
                #expect(try connection.video(second.id)?.refusal == refusal)
                try connection.retryVideo(second.id)
                #expect(try connection.video(second.id)?.state == .processing)
                #expect(try connection.video(second.id)?.refusal == nil)
                try connection.publishVideo(second.id, duration: 20, report: #"{"a":1}"#)
                #expect(try connection.videoReport(second.id) == #"{"a":1}"#)
                #expect(try connection.exercises([story.exercise.id]).first?.video == second.id)
                try connection.archiveExercise(story.exercise.id, at: Story.start)
                #expect(try connection.exercises().isEmpty)
            }
        }
    }

    @Test("Captions are kept one a language, the last one counts", arguments: Engine.allCases)
    func captions(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            try await database.write { connection in
                try connection.setCaptions("WEBVTT\n\nén", language: .danish, of: story.video.id)
                try connection.setCaptions("WEBVTT\n\nto", language: .danish, of: story.video.id)
                try connection.setCaptions("WEBVTT", language: .english, of: story.video.id)
                #expect(
                    try connection.captions(of: story.video.id) == [.danish: "WEBVTT\n\nto", .english: "WEBVTT"])
            }
        }
    }

    @Test("An upload grows, and is swept only while unfinished", arguments: Engine.allCases)
    func uploads(engine: Engine) async throws {
        try await Story.with(engine) { database, story in
            let later = Story.start.adding(days: 1)
            let upload = Upload(
                id: .new(at: Story.start), staff: story.therapist.id, fileName: "a.mov", exercise: story.exercise.id,
                length: 5_000_000_000, createdAt: Story.start, expiresAt: Story.start.adding(seconds: 60))
            try await database.write { connection in
                try connection.insert(upload)
                #expect(try connection.upload(upload.id) == upload)
                #expect(try connection.uploadBytes(of: story.therapist.id) == 5_000_000_000)
                try connection.advanceUpload(upload.id, to: 4_000_000_000, expiresAt: upload.expiresAt)
                #expect(try connection.awaitedUploadBytes() == 1_000_000_000)
                #expect(try connection.expiredUploads(at: later).map(\.received) == [4_000_000_000])
                try connection.finishUpload(upload.id, as: story.video.id)
                #expect(try connection.expiredUploads(at: later).isEmpty)
                #expect(try connection.upload(of: story.video.id)?.received == upload.length)
                #expect(try connection.awaitedUploadBytes() == 0)
                #expect(try connection.uploadBytes() == 5_000_000_000)
                #expect(try connection.uploadBytes(of: .new(at: later)) == 0)
            }
            #expect(
                await code {
                    try await database.write {
                        try $0.advanceUpload(upload.id, to: upload.length + 1, expiresAt: later)
                    }
                } == .constraint)
        }
    }
}
