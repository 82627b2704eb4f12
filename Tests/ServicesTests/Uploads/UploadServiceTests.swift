import Domain
import Foundation
import Services
import Store
import Testing

@Suite("UploadService")
struct UploadServiceTests {
    typealias Body = AsyncThrowingStream<[UInt8], any Error>

    struct BrokenOff: Error {}

    /// A body that arrives in pieces, and breaks off behind them if told to.
    static func body(_ pieces: [UInt8]..., breaksOff: Bool = false) -> Body {
        Body { continuation in
            for piece in pieces { continuation.yield(piece) }
            continuation.finish(throwing: breaksOff ? BrokenOff() : nil)
        }
    }

    static let bytes = (0..<100).map { UInt8($0) }

    static func begin(_ house: House, exercise: ID<Exercise>? = nil, length: Int = 100) async throws -> ID<Upload> {
        try await house.services.uploads.create(
            by: house.therapist, fileName: "knæ_løft-2.mp4", length: length, exercise: exercise
        ).id
    }

    static func file(_ id: ID<Upload>, in house: House) throws -> [UInt8] {
        Array(try Data(contentsOf: house.services.library.folder.uploads.appending(path: id.description)))
    }

    @Test("Pieces add up, and the last byte makes video, job and exercise", arguments: Engine.allCases)
    func pieces(engine: Engine) async throws {
        try await House.with(engine) { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            let first = try await uploads.append(
                Self.body(Array(Self.bytes[..<30]), Array(Self.bytes[30..<60])), to: id, at: 0, for: house.therapist)
            #expect(first.received == 60 && first.video == nil)
            #expect(try await house.database.read { try $0.unfinishedJobs() } == 0)

            let last = try await uploads.append(
                Self.body(Array(Self.bytes[60...])), to: id, at: 60, for: house.therapist)
            #expect(try Self.file(id, in: house) == Self.bytes)
            let made = try #require(last.video)
            let (video, job) = try await house.services.library.video(made)
            #expect(video.state == .processing && video.fileName == "knæ_løft-2.mp4")
            #expect(job?.state == .queued)
            let entry = try await house.services.library.entry(try #require(video.exercise))
            #expect(entry.exercise.name[.swedish] == "Knæ løft 2")
            #expect(entry.newest?.id == made)

            // The answer to the last piece was lost, and it is sent again.
            let again = try await uploads.append(Self.body(), to: id, at: 100, for: house.therapist)
            #expect(again.video == made)
            #expect(try await house.services.library.entries().count == 1)
        }
    }

    @Test("A video for an exercise that is there makes no other exercise")
    func forExercise() async throws {
        try await House.with { house in
            let exercise = try await house.exercise()
            let id = try await Self.begin(house, exercise: exercise.id)
            _ = try await house.services.uploads.append(Self.body(Self.bytes), to: id, at: 0, for: house.therapist)
            let entries = try await house.services.library.entries()
            #expect(entries.map(\.exercise.id) == [exercise.id])
            #expect(entries.first?.job?.state == .queued)
            #expect(try await code { try await Self.begin(house, exercise: .new(at: house.clock.now)) } == .notFound)
        }
    }

    @Test("A piece from the wrong place is refused and changes nothing", arguments: [0, 29, 31, 100])
    func wrongOffset(offset: Int) async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            _ = try await uploads.append(Self.body(Array(Self.bytes[..<30])), to: id, at: 0, for: house.therapist)
            let refusal = try await code {
                try await uploads.append(Self.body([1, 2, 3]), to: id, at: offset, for: house.therapist)
            }
            #expect(refusal == .conflict)
            #expect(try await uploads.upload(id, for: house.therapist).received == 30)
            #expect(try Self.file(id, in: house) == Array(Self.bytes[..<30]))
        }
    }

    @Test("What came before a connection broke off is kept")
    func brokenOff() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            await #expect(throws: BrokenOff.self) {
                try await uploads.append(
                    Self.body(Array(Self.bytes[..<40]), breaksOff: true), to: id, at: 0, for: house.therapist)
            }
            #expect(try await uploads.upload(id, for: house.therapist).received == 40)
            let whole = try await uploads.append(
                Self.body(Array(Self.bytes[40...])), to: id, at: 40, for: house.therapist)
            #expect(whole.video != nil)
            #expect(try Self.file(id, in: house) == Self.bytes)
        }
    }

    @Test("A cancelled request keeps what it brought")
    func cancelled() async throws {
        try await House.with { house in
            let id = try await Self.begin(house)
            let (body, pieces) = Body.makeStream()
            let request = Task {
                try await house.services.uploads.append(body, to: id, at: 0, for: house.therapist)
            }
            pieces.yield(Array(Self.bytes[..<25]))
            while try Self.file(id, in: house).count < 25 { await Task.yield() }
            request.cancel()
            _ = try? await request.value
            #expect(try await house.services.uploads.upload(id, for: house.therapist).received == 25)
        }
    }

    @Test("Of more bytes than were announced, only whole pieces that fit are kept")
    func tooMany() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            let refusal = try await code {
                try await uploads.append(
                    Self.body(Array(Self.bytes[..<90]), Array(repeating: 0, count: 11)), to: id, at: 0,
                    for: house.therapist)
            }
            #expect(refusal == .tooLarge)
            #expect(try await uploads.upload(id, for: house.therapist).received == 90)
            #expect(try Self.file(id, in: house).count == 90)
        }
    }

    @Test("While one request writes, another is told that the upload is locked")
    func locked() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            let (started, hasStarted) = AsyncStream<Void>.makeStream()
            let (gate, open) = AsyncStream<Void>.makeStream()
            let slow = Body {
                hasStarted.finish()
                for await _ in gate {}
                return nil
            }
            async let first = uploads.append(slow, to: id, at: 0, for: house.therapist)
            for await _ in started {}
            #expect(
                try await code { try await uploads.append(Self.body([1]), to: id, at: 0, for: house.therapist) }
                    == .locked)
            #expect(try await code { try await uploads.terminate(id, for: house.therapist) } == .locked)
            house.clock.advance(days: 30)
            try await uploads.sweep()
            open.finish()
            #expect(try await first.received == 0)
            #expect(try Self.file(id, in: house).isEmpty)
        }
    }

    @Test("After a restart an upload goes on where the database says, over bytes nobody acknowledged")
    func restart() async throws {
        try await House.with { house in
            let id = try await Self.begin(house)
            _ = try await house.services.uploads.append(
                Self.body(Array(Self.bytes[..<50])), to: id, at: 0, for: house.therapist)
            let path = house.services.library.folder.uploads.appending(path: id.description)
            let file = try FileHandle(forWritingTo: path)
            try file.seekToEnd()
            try file.write(contentsOf: Data(repeating: 0xEE, count: 30))
            try file.close()

            let later = try house.another()
            try await later.recover(alone: true)
            #expect(try await later.uploads.upload(id, for: house.therapist).received == 50)
            let whole = try await later.uploads.append(
                Self.body(Array(Self.bytes[50...])), to: id, at: 50, for: house.therapist)
            #expect(whole.video != nil)
            #expect(try Self.file(id, in: house) == Self.bytes)
        }
    }

    @Test("Two servers that bring the last byte together make one video", arguments: Engine.allCases)
    func twoServers(engine: Engine) async throws {
        try await House.with(engine) { house in
            for _ in 0..<5 {
                let id = try await Self.begin(house, exercise: try await house.exercise().id)
                let servers = [house.services, try house.another(), try house.another()]
                let codes = try await withThrowingTaskGroup(of: ServiceError.Code?.self) { group in
                    for server in servers {
                        group.addTask {
                            try await code {
                                try await server.uploads.append(
                                    Self.body(Self.bytes), to: id, at: 0, for: house.therapist)
                            }
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(codes.filter { $0 == nil }.count == 1)
                #expect(codes.filter { $0 == .conflict }.count == 2)
            }
            #expect(try await house.database.read { try $0.unfinishedJobs() } == 5)
            #expect(try await house.database.read { try $0.videoIDs() }.count == 5)
        }
    }

    @Test("An upload that was ended is gone, one that is finished stays")
    func terminate() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            #expect(try await code { try await uploads.terminate(id, for: house.stranger) } == .notFound)
            try await uploads.terminate(id, for: house.therapist)
            #expect(try await code { try await uploads.upload(id, for: house.therapist) } == .notFound)
            #expect(throws: (any Error).self) { try Self.file(id, in: house) }

            let other = try await Self.begin(house)
            _ = try await uploads.append(Self.body(Self.bytes), to: other, at: 0, for: house.therapist)
            #expect(try await code { try await uploads.terminate(other, for: house.therapist) } == .conflict)
            #expect(try Self.file(other, in: house).count == 100)
        }
    }

    @Test("An unfinished upload expires two days after its last byte")
    func expiry() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            house.clock.advance(days: 1)
            _ = try await uploads.append(Self.body([1]), to: id, at: 0, for: house.therapist)
            house.clock.advance(seconds: 2 * 86_400 - 1)
            try await uploads.sweep()
            #expect(try await uploads.upload(id, for: house.therapist).received == 1)
            house.clock.advance(seconds: 1)
            #expect(try await code { try await uploads.upload(id, for: house.therapist) } == .gone)
            try await uploads.sweep()
            #expect(try await code { try await uploads.upload(id, for: house.therapist) } == .notFound)
            #expect(throws: (any Error).self) { try Self.file(id, in: house) }
        }
    }

    @Test("A finished upload never expires")
    func finished() async throws {
        try await House.with { house in
            let uploads = house.services.uploads
            let id = try await Self.begin(house)
            _ = try await uploads.append(Self.body(Self.bytes), to: id, at: 0, for: house.therapist)
            house.clock.advance(days: 400)
            try await uploads.sweep()
            #expect(try await uploads.upload(id, for: house.therapist).received == 100)
            #expect(try Self.file(id, in: house) == Self.bytes)
        }
    }

    @Test("Files that are empty, too large or too many are refused and leave nothing behind")
    func limits() async throws {
        var limits = UploadService.Limits()
        limits.fileBytes = 200
        limits.userBytes = 300
        try await House.with(limits: limits) { house in
            #expect(try await code { try await Self.begin(house, length: 0) } == .invalid)
            #expect(try await code { try await Self.begin(house, length: 201) } == .tooLarge)
            let first = try await Self.begin(house, length: 200)
            _ = try await Self.begin(house, length: 100)
            let quota = await #expect(throws: ServiceError.self) { try await Self.begin(house, length: 1) }
            #expect(quota?.reason == .quota)
            let files = try FileManager.default.contentsOfDirectory(atPath: house.services.library.folder.uploads.path)
            #expect(files.count == 2)

            _ = try await house.services.uploads.create(
                by: house.stranger, fileName: " ", length: 200, exercise: nil)
            try await house.services.uploads.terminate(first, for: house.therapist)
            _ = try await Self.begin(house, length: 200)
        }
    }
}
