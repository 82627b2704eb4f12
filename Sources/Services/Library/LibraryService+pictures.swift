package import Domain
import Media
import Store

extension LibraryService {
    /// The small files of a playable video that cards and handles show.
    package struct Pictures: Sendable {
        /// Small pictures in rows in one file, the first at the top left.
        package struct Strip: Sendable {
            package let file: String
            package let columns: Int
            package let count: Int
            /// Pixels of one picture.
            package let width: Int
            package let height: Int
            /// Seconds from one picture to the next.
            package let interval: Double
        }

        package let strip: Strip?
        /// The name of a file with three muted seconds.
        package let preview: String?
        /// Seconds of the video.
        package let duration: Double
        /// Of the video's own sound.
        package let language: Language?
        /// Whether something of the upload was cut away.
        package let isCut: Bool
    }

    /// Nil for a video that cannot be played yet.
    package func pictures(of video: ID<Video>) async throws -> Pictures? {
        guard let report = try await reports.report(of: video) else { return nil }
        let request = try await database.read { try TranscodeRequest.stored(of: video, $0) }
        return Pictures(
            strip: report.strip.map { strip in
                Pictures.Strip(
                    file: strip.file, columns: strip.columns, count: strip.count, width: strip.size.width,
                    height: strip.size.height, interval: strip.interval)
            }, preview: report.preview, duration: report.duration,
            language: Language(rawValue: report.audioLanguage ?? request.language),
            isCut: request.trimStart != nil || request.trimEnd != nil)
    }
}
