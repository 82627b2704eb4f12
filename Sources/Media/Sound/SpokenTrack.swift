internal import LibAV

/// Spoken instructions in a further language, made to go with the pictures of
/// a video that is there already.
package struct SpokenTrack: Sendable {
    package var limits: InputLimits

    package init(limits: InputLimits = InputLimits()) { self.limits = limits }

    /// Writes `audio-LANGUAGE.mp4` and its playlist: cut like the sound of
    /// `report`, as long, and as loud as all videos are.
    ///
    /// - Parameters:
    ///   - descriptor: an open, seekable file of sound, or a video of which
    ///     only the sound is used.
    ///   - language: of the sound, a BCP 47 tag.
    ///   - work: a folder that stays; it is made where it isn't there.
    package func make(
        descriptor: Int32, like report: VideoReport, language: String, work: String,
        progress: ProgressReport = { _ throws(MediaError) in }
    ) throws(MediaError) -> Track {
        Log.silence()
        let folder = try OutputFolder(work: work)
        let shape = try Shape(of: report)
        try progress(MediaProgress(stage: .probing, fraction: 0))
        let input = try SoundInput(descriptor: descriptor, language: language, limits: limits)
        let loudness = try Loudness.measure(to: shape.grid.seconds(shape.pictures), input.reader)
        guard loudness.integrated != nil else {
            throw MediaError(
                .unsuitable, "Nothing can be heard in the file; choose one in which someone speaks.", as: .nothingHeard)
        }
        try progress(MediaProgress(stage: .encoding, fraction: 0.3))
        let writer = try AudioTrackWriter(shape.grid, name: "audio-" + language, in: folder)
        let needed = writer.samplesNeeded(for: shape.pictures)
        let reader = try input.reader()
        let sound = try SoundSource(timeBase: reader.stream.timeBase, gain: loudness.gain)
        func add(_ frame: borrowing Frame) throws(MediaError) {
            try writer.add(frame)
            let pictures = Double(writer.samples) / Double(FragmentGrid.sampleRate) / shape.grid.seconds(1)
            try writer.advance(to: min(Int(pictures), shape.pictures))
        }
        try reader.read { frame, _ throws(MediaError) in
            try sound.push(frame)
            try sound.drain(add)
            return writer.samples < needed
        }
        try sound.fill(until: needed, add)
        try progress(MediaProgress(stage: .finishing, fraction: 0.9, secondsLeft: 0))
        let track = try writer.finish(pictures: shape.pictures)
        try folder.write(Array(MediaPlaylist(track).text.utf8), to: track.playlist)
        try folder.sync()
        return track
    }
}

extension SpokenTrack {
    /// How the pictures of a video are cut.
    struct Shape {
        let grid: FragmentGrid
        /// At the grid's rate.
        let pictures: Int

        init(of report: VideoReport) throws(MediaError) {
            let rates = report.renditions.compactMap(\.frameRate)
            guard let highest = rates.max(), highest > 0, report.duration > 0 else {
                throw MediaError(.internal, "The video's report names no pictures; make the video anew first.")
            }
            // All rungs of a small video may show every second picture of
            // its grid.
            for rate in [highest, highest * 2] {
                let pictures = report.duration * rate
                let grid = FragmentGrid(FrameRate(FrameRate.nearest(to: rate)))
                let lengths = grid.fragments(of: Int(pictures.rounded())).map { Double($0) / rate }
                let isSame =
                    lengths.count == report.audio.fragments.count
                    && zip(lengths, report.audio.fragments).allSatisfy { abs($0 - $1.duration) < 0.001 }
                if isSame {
                    self.grid = grid
                    self.pictures = Int(pictures.rounded())
                    return
                }
            }
            throw MediaError(.internal, "The video is cut in an unknown way; make the video anew first.")
        }
    }
}
