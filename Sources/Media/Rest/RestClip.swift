internal import LibAV

/// The clip that is shown between exercises: a calm picture that counts the
/// seconds down. It has no language.
package struct RestClip: Hashable, Sendable {
    /// What `seconds` may be.
    package static let lengths = 1...600

    package var seconds: Int

    package init(seconds: Int) { self.seconds = seconds }

    /// Makes the same kind of folder as `Transcoder`, by the same rules.
    package func make(
        to output: String, now: @escaping () -> Duration = Transcoder.uptime,
        progress: @escaping ProgressReport = { _ throws(MediaError) in }
    ) throws(MediaError) -> VideoReport {
        guard Self.lengths.contains(seconds) else {
            throw MediaError(
                .unsuitable,
                "A rest of \(seconds) seconds cannot be made; choose \(Self.lengths.lowerBound) to \(Self.lengths.upperBound)."
            )
        }
        Log.silence()
        let folder = try OutputFolder(output)
        let ladder = Ladder(source: RestPicture.size, frameRate: Self.frameRate, sides: [360, 720, 1080])
        let writer = try LadderWriter(ladder, expected: Double(seconds), language: "zxx", in: folder)
        var meter = ProgressMeter(expected: Double(seconds), now: now, report: progress)
        try paint(into: writer, &meter)
        try meter.finishing()
        let sound = RestSound(seconds: seconds)
        let report = try writer.finish(Self.source) { count throws(MediaError) in
            try add(sound, until: count, to: writer.audio)
        }
        try folder.publish()
        return report
    }

    private static let frameRate = FrameRate(Rational(25, 1))

    private static let source = SourceSummary(
        container: "generated", videoCodec: "generated", audioCodec: "generated", size: RestPicture.size, rotation: 0,
        variableFrameRate: false)

    private func paint(into writer: LadderWriter, _ meter: inout ProgressMeter) throws(MediaError) {
        let size = RestPicture.size
        var picture = RestPicture(seconds: seconds)
        let frame = try making { () throws(LibAVError) in try Frame.picture(width: size.width, height: size.height) }
        let scaled = try making { () throws(LibAVError) in try Frame() }
        let graph = try making { () throws(LibAVError) in
            try FilterGraph(
                .video, like: frame, timeBase: Self.frameRate.rate.inverted,
                description: "[in]\(PictureFilters.parameters)" + PictureFilters.branches(writer.ladder),
                outputs: writer.ladder.rungs.indices.map { "v\($0)" })
        }
        for number in 0..<(seconds * 25) {
            picture.show(Double(number) / 25)
            try making { () throws(LibAVError) in
                try frame.fill(luma: picture.canvas.luma, blue: picture.canvas.blue, red: picture.canvas.red)
                frame.presentation = Int64(number)
                try graph.push(frame)
            }
            for rung in writer.ladder.rungs.indices {
                guard try making({ () throws(LibAVError) in try graph.pull(rung, into: scaled) }) == .ready else {
                    throw MediaError(.internal, "The rest's picture could not be scaled; try again.")
                }
                try writer.add(scaled, rung: rung)
            }
            try meter.made(writer.seconds)
        }
    }

    private func add(_ sound: RestSound, until count: Int, to track: AudioTrackWriter) throws(MediaError) {
        while track.samples < count {
            let samples = sound.samples(track.samples..<(track.samples + FragmentGrid.samplesPerPacket))
            let frame = try making { () throws(LibAVError) in
                try Frame.sound(samples, sampleRate: FragmentGrid.sampleRate)
            }
            try track.add(frame)
        }
    }
}
