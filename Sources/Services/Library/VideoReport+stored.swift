import Domain
import Foundation
import Media
import Store

extension VideoReport {
    /// The report of a video that can be played.
    static func stored(of video: ID<Video>, _ connection: any Connection) throws -> VideoReport? {
        try connection.videoReport(video).map { try JSONDecoder().decode(VideoReport.self, from: Data($0.utf8)) }
    }

    /// With the spoken tracks that the video has by now.
    func withSpokenTracks(of video: ID<Video>, _ connection: any Connection) throws -> VideoReport {
        var report = self
        let tracks = try connection.spokenTracks(of: video).map { language, text in
            (language.rawValue, try JSONDecoder().decode(Track.self, from: Data(text.utf8)))
        }
        report.spoken = tracks.isEmpty ? nil : Dictionary(tracks, uniquingKeysWith: { first, _ in first })
        return report
    }

    /// Writes the report anew after a spoken track came or went.
    /// - Returns: nil when the video cannot be played.
    static func refresh(_ video: ID<Video>, _ connection: any Connection) throws -> VideoReport? {
        guard let report = try stored(of: video, connection)?.withSpokenTracks(of: video, connection) else {
            return nil
        }
        try connection.updateReport(try report.sortedJSON, of: video)
        return report
    }

    /// The files that lie in the video's folder as they were made;
    /// `main.m3u8` and `video.json` are written anew with each report.
    var madeFiles: Set<String> {
        let own = Set((spoken ?? [:]).values.flatMap { [$0.file, $0.playlist] })
        return fileNames.subtracting(own).subtracting(["main.m3u8", "video.json"])
    }
}

extension TranscodeRequest {
    /// What a video was ordered with; else the defaults, in the language of
    /// who uploaded it.
    static func stored(of video: ID<Video>, _ connection: any Connection) throws -> TranscodeRequest {
        if let text = try connection.videoRequest(video) {
            return try JSONDecoder().decode(TranscodeRequest.self, from: Data(text.utf8))
        }
        return TranscodeRequest(language: try connection.uploaderLanguage(of: video)?.rawValue ?? "da")
    }
}
