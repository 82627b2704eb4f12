internal import LibAV

/// One pass over the file's sound: decode, bring to one form, encode.
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

    func run() throws(MediaError) -> Track {
        let pictures = file.cut.pictures
        let needed = writer.samplesNeeded(for: pictures)
        let sound = try SoundSource(timeBase: file.probe.audio?.timeBase ?? Rational(1, Int32(FragmentGrid.sampleRate)))
        if let stream = file.probe.audio { try read(stream, into: sound, needed: needed) }
        try sound.fill(until: needed) { frame throws(MediaError) in try add(frame) }
        return try writer.finish(pictures: pictures)
    }

    private func read(_ stream: StreamInfo, into sound: SoundSource, needed: Int) throws(MediaError) {
        let demuxer = try file.demuxer(keeping: stream)
        let decoder = try file.decoder(stream, of: demuxer)
        let packet = try making { () throws(LibAVError) in try Packet() }
        let frame = try making { () throws(LibAVError) in try Frame() }
        let origin = rescale(file.cut.origin, from: file.probe.video.timeBase, to: stream.timeBase)
        // Times before the cut; packets a second before warm the decoder up.
        let early = file.cut.startsInside ? origin - Int64(1 / stream.timeBase.value) : Int64.min
        func take() throws(MediaError) {
            while ((try? decoder.receive(into: frame)) ?? .again) == .ready {
                let start = frame.bestPresentation.map { $0 - origin }
                frame.presentation = start
                let length = Double(frame.samples) / Double(max(1, frame.sampleRate))
                if let start, Double(start) * stream.timeBase.value + length <= 0 { continue }
                try sound.push(frame)
                try sound.drain { frame throws(MediaError) in try add(frame) }
            }
        }
        while writer.samples < needed, try reading({ () throws(LibAVError) in try demuxer.read(into: packet) }) == .ready {
            try board.made(0)
            guard packet.stream == stream.index else { continue }
            if let time = packet.presentation ?? packet.decoding, time < early { continue }
            // A damaged packet costs its own samples, not the video.
            try? making { () throws(LibAVError) in try decoder.send(packet) }
            try take()
        }
        try reading { () throws(LibAVError) in try decoder.finish() }
        try take()
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
        try writer.advance(to: pictures(until: writer.samples))
    }

    /// Pictures that are over after so many samples; the rest waits for the
    /// end, where the last fragment is cut.
    private func pictures(until samples: Int) -> Int {
        let seconds = Double(samples) / Double(FragmentGrid.sampleRate)
        let count = Int(seconds / grid.seconds(1))
        return min(count, file.cut.pictures)
    }
}
