internal import LibAV

/// Encodes pictures and sound into a folder of tracks and playlists.
final class LadderWriter {
    let ladder: Ladder
    let grid: FragmentGrid
    let audio: AudioTrackWriter

    private let folder: OutputFolder
    private let videos: [VideoTrackWriter]
    private let poster: PosterPicker
    private let language: String

    /// - Parameter expected: about how many seconds of video will come.
    init(_ ladder: Ladder, expected: Double, language: String, in folder: OutputFolder) throws(MediaError) {
        self.ladder = ladder
        self.folder = folder
        self.language = language
        grid = FragmentGrid(ladder.frameRate)
        var videos: [VideoTrackWriter] = []
        for rung in ladder.rungs { videos.append(try VideoTrackWriter(rung, in: folder)) }
        self.videos = videos
        audio = try AudioTrackWriter(grid, in: folder)
        poster = PosterPicker(expected: expected)
    }

    /// Pictures taken so far, at the ladder's own rate.
    var pictures: Int { videos.map { $0.pictures * step($0) }.max() ?? 0 }

    /// Seconds of pictures taken so far.
    var seconds: Double { grid.seconds(pictures) }

    /// Takes the next picture of a rung.
    func add(_ frame: borrowing Frame, rung: Int) throws(MediaError) {
        if rung == videos.count - 1 {
            try poster.consider(frame, at: grid.seconds(videos[rung].pictures * step(videos[rung])))
        }
        try videos[rung].add(frame)
        if rung == 0 { try audio.advance(to: pictures) }
    }

    /// Closes all files and writes the playlists, the poster and the report.
    ///
    /// - Parameter moreSound: adds at least that many samples in all.
    func finish(
        _ source: SourceSummary, moreSound: (_ samples: Int) throws(MediaError) -> Void
    ) throws(MediaError) -> VideoReport {
        let total = pictures
        guard total > 0 else {
            throw MediaError(
                .unreadable, "No picture of the video could be decoded; upload another copy of it.", as: .nothingDecoded
            )
        }
        for video in videos {
            while video.pictures * step(video) < total { try video.repeatLast() }
        }
        try moreSound(audio.samplesNeeded(for: total))
        var renditions: [Track] = []
        for video in videos { renditions.append(try video.finish(grid, pictures: total)) }
        let report = VideoReport(
            duration: grid.seconds(total), renditions: renditions, audio: try audio.finish(pictures: total),
            poster: "poster.jpg", source: source)
        try folder.write(try poster.jpeg(), to: report.poster)
        try folder.write(report, language: language)
        return report
    }

    /// Pictures of the ladder's rate for one of this rung.
    private func step(_ video: VideoTrackWriter) -> Int { grid.groupLength / video.rung.groupLength }
}
