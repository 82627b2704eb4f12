internal import Foundation

extension OutputFolder {
    /// Writes the report and the playlists of all its tracks.
    ///
    /// - Parameter language: of the sound where the report doesn't say.
    func write(_ report: VideoReport, language: String) throws(MediaError) {
        for track in report.renditions + [report.audio] {
            try write(Array(MediaPlaylist(track).text.utf8), to: track.playlist)
            if let keyFrames = MediaPlaylist(keyFramesOf: track) {
                try write(Array(keyFrames.text.utf8), to: track.keyFramePlaylist)
            }
        }
        try write(Array(MultivariantPlaylist(report, language: language).text.utf8), to: "main.m3u8")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let json: Data
        do { json = try encoder.encode(report) } catch {
            throw MediaError(.internal, "The report could not be written: \(error)")
        }
        try write(Array(json) + Array("\n".utf8), to: "video.json")
    }
}
