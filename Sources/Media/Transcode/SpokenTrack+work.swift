extension SpokenTrack {
    /// Writes `audio-LANGUAGE.mp4` and its playlist into a work folder, which
    /// stays.
    package func make(
        descriptor: Int32, like report: VideoReport, language: String, work: String,
        progress: ProgressReport = { _ throws(MediaError) in }
    ) throws(MediaError) -> Track {
        let folder = try OutputFolder(work: work)
        let track = try make(
            descriptor: descriptor, like: report, language: language, in: folder, progress: progress)
        try folder.sync()
        return track
    }
}
