package import Domain
import Media
import Store

extension LibraryService {
    /// The text of one of a video's playlists that change while the video is
    /// in use: `main.m3u8`, to which renditions, languages and captions are
    /// added, and those of subtitles; nil for every other name.
    ///
    /// Throws `.notFound` for a video that cannot be played yet.
    package func playlist(_ name: String, of video: ID<Video>) async throws -> String? {
        let subtitles = SubtitlePlaylist.language(ofPlaylist: name)
        guard name == "main.m3u8" || subtitles != nil else { return nil }
        guard let report = try await reports.report(of: video) else {
            throw ServiceError(.notFound, "Video \(video) has no file '\(name)'.")
        }
        let present = try await captions(of: video).keys
        guard let subtitles else {
            return MultivariantPlaylist(report, captions: Language.allCases.filter(present.contains)).text
        }
        return present.contains(subtitles) ? SubtitlePlaylist(report, language: subtitles).text : nil
    }
}
