internal import LibAV

/// One pass over the file's sound to measure it, one to encode it.
final class SoundRun {
    private let file: SourceFile
    private let writer: AudioTrackWriter
    private let board: TranscodeBoard
    private let grid: FragmentGrid
    /// Samples until the end of the pictures.
    private let total: Int

    /// Of the fades where sound was cut, samples: ten milliseconds.
    private static let fade = 480

    init(_ file: SourceFile, grid: FragmentGrid, in folder: OutputFolder, board: TranscodeBoard) throws(MediaError) {
        self.file = file
        self.grid = grid
        self.board = board
        writer = try AudioTrackWriter(grid, in: folder)
        total = Int((grid.seconds(file.cut.pictures) * Double(FragmentGrid.sampleRate)).rounded())
    }

    func run() throws(MediaError) -> FinishedTrack {
        let pictures = file.cut.pictures
        let needed = writer.samplesNeeded(for: pictures)
        var loudness: Loudness?
        if let stream = file.probe.audio { loudness = try measure(stream) }
        let sound = try SoundSource(
            timeBase: file.probe.audio?.timeBase ?? Rational(1, Int32(FragmentGrid.sampleRate)),
            gain: loudness?.gain ?? SoundGain())
        if let stream = file.probe.audio {
            try reader(stream).read { frame, seconds throws(MediaError) in
                try board.made(0)
                // Sound before the cut's first picture is left out.
                guard seconds + Double(frame.samples) / Double(max(1, frame.sampleRate)) > 0 else { return true }
                try sound.push(frame)
                try sound.drain { frame throws(MediaError) in try add(frame) }
                return writer.samples < needed
            }
        }
        try sound.fill(until: needed) { frame throws(MediaError) in try add(frame) }
        return FinishedTrack(track: try writer.finish(pictures: pictures), loudness: loudness?.integrated)
    }

    private func reader(_ stream: StreamInfo) throws(MediaError) -> SoundReader {
        let origin = rescale(file.cut.origin, from: file.probe.video.timeBase, to: stream.timeBase)
        return try SoundReader(
            descriptor: file.descriptor, container: file.probe.container, stream: stream, origin: origin,
            limits: file.limits)
    }

    private func measure(_ stream: StreamInfo) throws(MediaError) -> Loudness {
        try board.made(0)
        return try Loudness.measure(to: grid.seconds(file.cut.pictures)) { () throws(MediaError) in
            try reader(stream)
        }
    }

    private func add(_ frame: borrowing Frame) throws(MediaError) {
        let first = writer.samples
        let (fade, total, cut) = (Self.fade, total, file.cut)
        if cut.startsInside && first < fade || cut.endsInside && first + frame.samples > total - fade {
            try making { () throws(LibAVError) in
                try frame.scaleSamples { sample in
                    let start = cut.startsInside ? Float(first + sample) / Float(fade) : 1
                    let end = cut.endsInside ? Float(total - first - sample) / Float(fade) : 1
                    return max(0, min(1, start, end))
                }
            }
        }
        try writer.add(frame)
        // The last fragment is cut at the end.
        let pictures = Double(writer.samples) / Double(FragmentGrid.sampleRate) / grid.seconds(1)
        try writer.advance(to: min(Int(pictures), file.cut.pictures))
    }
}
