internal import LibAV

/// The clip that is shown between exercises: a calm picture that counts the
/// seconds down, with a card of what comes next or without. It has no sound
/// but ticks.
///
/// Its fragments are of one second, so a shorter rest plays the last seconds
/// of a longer clip.
package struct RestClip: Hashable, Sendable {
    /// What `seconds` may be.
    package static let lengths = 1...600
    /// The lengths that all rests are cut from.
    package static let tiers = [30, 60, 120]

    /// The length of the clip that a rest is cut from.
    package static func tier(for seconds: Int) -> Int { tiers.first { $0 >= seconds } ?? seconds }

    package var seconds: Int
    package var card: RestCard?
    /// A font file with Latin letters, for the card.
    package var font: String

    package init(seconds: Int, card: RestCard? = nil, font: String = RestClip.debianFont) {
        self.seconds = seconds
        self.card = card
        self.font = font
    }

    /// Of Debian's package `fonts-dejavu-core`.
    package static let debianFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"

    /// Makes the same kind of folder as `Transcoder`, by the same rules.
    ///
    /// - Parameter poster: an open file with the JPEG that a card shows.
    package func make(
        poster: Int32? = nil, to output: String, now: @escaping () -> Duration = Transcoder.uptime,
        progress: @escaping ProgressReport = { _ throws(MediaError) in }
    ) throws(MediaError) -> VideoReport {
        guard Self.lengths.contains(seconds) else {
            throw MediaError(
                .unsuitable,
                "A rest of \(seconds) seconds cannot be made; choose \(Self.lengths.lowerBound) to \(Self.lengths.upperBound)."
            )
        }
        Log.silence()
        let picture = try picture(poster)
        let folder = try OutputFolder(output)
        let ladder = Ladder(source: RestPicture.size, frameRate: Self.frameRate, sides: [360, 720, 1080])
        let writer = try LadderWriter(ladder, expected: Double(seconds), language: "zxx", in: folder)
        var meter = ProgressMeter(expected: Double(seconds), now: now, report: progress)
        try paint(picture, into: writer, &meter)
        try meter.finishing()
        let sound = RestSound(seconds: seconds)
        let report = try writer.finish(Self.source) { count throws(MediaError) in
            try add(sound, until: count, to: writer.audio)
        }
        try folder.publish()
        return report
    }

    /// Enough for a ring and a number, and cheap.
    private static let frameRate = FrameRate(Rational(Int32(pictureRate), 1), fragmentSeconds: 1)
    private static let pictureRate = 10

    private static let source = SourceSummary(
        container: "generated", videoCodec: "generated", audioCodec: "generated", size: RestPicture.size, rotation: 0,
        variableFrameRate: false)

    private func picture(_ poster: Int32?) throws(MediaError) -> RestPicture {
        guard let card else { return RestPicture(seconds: seconds) }
        guard let poster else {
            throw MediaError(.internal, "A rest's card needs a poster; start the worker with `< POSTER`.")
        }
        return RestPicture(
            seconds: seconds, dial: .beside, on: try RestGround(card: card, font: font).paint(poster: poster))
    }

    private func paint(
        _ start: RestPicture, into writer: LadderWriter, _ meter: inout ProgressMeter
    ) throws(MediaError) {
        var picture = start
        let size = RestPicture.size
        let frame = try making { () throws(LibAVError) in try Frame.picture(width: size.width, height: size.height) }
        let scaled = try making { () throws(LibAVError) in try Frame() }
        let graph = try making { () throws(LibAVError) in
            try FilterGraph(
                .video, like: frame, timeBase: Self.frameRate.rate.inverted,
                description: "[in]\(PictureFilters.parameters)" + PictureFilters.branches(writer.ladder),
                outputs: writer.ladder.rungs.indices.map { "v\($0)" })
        }
        for number in 0..<(seconds * Self.pictureRate) {
            picture.show(Double(number) / Double(Self.pictureRate))
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
