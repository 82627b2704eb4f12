import ArgumentParser
import Domain
import Foundation
import Services
import Store

/// The demo's exercises as `Media/exercises.json` describes them.
struct DemoLibrary {
    struct Entry: Decodable {
        let file: String
        let name: LocalizedText
        let instruction: LocalizedText
        let repetitionsInVideo: Int
        /// Of the body, for a movement that is done on both.
        let filmedSide: Side?
        /// Caption files by language.
        let captions: [String: String]
    }

    let folder: URL
    let entries: [Entry]

    init(_ folder: URL) throws {
        self.folder = folder
        let file = folder.appending(path: "exercises.json")
        do {
            entries = try JSONDecoder().decode([Entry].self, from: Data(contentsOf: file))
        } catch {
            throw ValidationError(
                "'\(file.path)' cannot be read (\(error)); name the folder of the clips with --media.")
        }
    }

    /// Uploads every clip in pieces, as a browser does, and waits until all
    /// are transcoded.
    /// - Returns: the exercises, in the order of the file.
    func load(into services: TrinServices, as staff: StaffMember) async throws -> [ID<Exercise>] {
        var videos: [ID<Video>] = []
        for entry in entries {
            videos.append(try await upload(folder.appending(path: entry.file), to: services, as: staff))
        }
        try await transcode(count: videos.count, services)
        var exercises: [ID<Exercise>] = []
        for (entry, video) in zip(entries, videos) {
            let (made, _) = try await services.library.video(video)
            guard made.state == .ready, let exercise = made.exercise else {
                throw ValidationError(
                    "'\(entry.file)' could not be transcoded: \(made.failure ?? "no reason is known").")
            }
            try await services.library.update(
                exercise, name: entry.name, instruction: entry.instruction,
                repetitionsInVideo: entry.repetitionsInVideo, filmedSide: entry.filmedSide)
            for language in Language.allCases {
                guard let file = entry.captions[language.rawValue] else { continue }
                let text = try Data(contentsOf: folder.appending(path: file))
                try await services.library.setCaptions(Array(text), language: language, of: video)
            }
            exercises.append(exercise)
        }
        return exercises
    }

    private func upload(_ file: URL, to services: TrinServices, as staff: StaffMember) async throws -> ID<Video> {
        let bytes = Array(try Data(contentsOf: file))
        var upload = try await services.uploads.create(
            by: staff, fileName: file.lastPathComponent, length: bytes.count, exercise: nil)
        let piece = 256 << 10
        while upload.video == nil {
            let end = min(upload.received + piece, bytes.count)
            upload = try await services.uploads.append(
                OnePiece(bytes: Array(bytes[upload.received..<end])), to: upload.id, at: upload.received, for: staff)
        }
        guard let video = upload.video else { throw ValidationError("'\(file.path)' is empty.") }
        return video
    }

    private func transcode(count: Int, _ services: TrinServices) async throws {
        print("Transcoding \(count) clips; this is done once and takes a few minutes.")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.jobs.drain() }
            group.addTask {
                var last = -1
                while true {
                    let left = try await services.database.read { try $0.unfinishedJobs() }
                    if left != last { print("  \(left) to go") }
                    last = left
                    try await Task.sleep(for: .seconds(1))
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }
}

private struct OnePiece: AsyncSequence, Sendable {
    let bytes: [UInt8]

    struct AsyncIterator: AsyncIteratorProtocol {
        var bytes: [UInt8]?

        mutating func next() async -> [UInt8]? {
            defer { bytes = nil }
            return bytes
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(bytes: bytes) }
}
