import CFuzz
import Glibc
import LibAV

@testable import Media

/// What a worker does with an upload up to the encoders, on few pictures; and
/// with some inputs all of it.
enum Pipeline {
    private static let packets = 400
    private static let pictures = 40
    /// Larger pictures cost time and take no other way through the code.
    private static let limits: InputLimits = {
        var limits = InputLimits()
        limits.pixels = 640 * 640
        limits.duration = 20
        return limits
    }()

    static func run(_ descriptor: Int32) {
        do {
            try decode(descriptor)
        } catch let error as MediaError {
            // A refusal is the right answer; each sentence is a place reached.
            trin_fuzz_reached(UInt32(truncatingIfNeeded: error.message.utf8.reduce(5381) { $0 &* 33 &+ Int($1) }))
        } catch {
            trin_fuzz_reached(1)
        }
        if isChosen(descriptor) { transcode(descriptor) }
    }

    private static func decode(_ descriptor: Int32) throws {
        let input = try Input(descriptor: descriptor, limits: limits)
        let probe = input.probe
        let video = try Decoder(
            probe.video, of: input.demuxer, codecs: InputLimits.codecs, maximumPixels: limits.pixels, threads: 1)
        let source = try PictureSource(probe, ladder: Ladder(source: probe.size, frameRate: probe.frameRate))
        input.demuxer.keepOnly([probe.video.index] + (probe.audio.map { [$0.index] } ?? []))
        try pictures(of: input, probe.video, decoder: video) { frame in
            let time = frame.bestPresentation.map { $0 &- probe.origin } ?? 0
            guard Double(time) * probe.video.timeBase.value < limits.duration else { return }
            frame.presentation = time
            try source.push(frame)
            try source.drain { _, _ throws(MediaError) in }
        }
        guard let audio = probe.audio else { return }
        let sound = try SoundSource(timeBase: audio.timeBase)
        let decoder = try Decoder(
            audio, of: input.demuxer, codecs: InputLimits.codecs, maximumPixels: limits.pixels, threads: 1)
        try input.demuxer.rewind()
        try pictures(of: input, audio, decoder: decoder) { frame in
            try sound.push(frame)
            var count = 0
            // Silence is made without end, as long as it is asked for.
            try sound.drain { _ throws(MediaError) in
                count += 1
                if count > 200 { throw MediaError(.unsuitable, "Enough.") }
            }
        }
    }

    /// Frames of one stream, from wherever the file is read.
    private static func pictures(
        of input: borrowing Input, _ stream: StreamInfo, decoder: borrowing Decoder,
        _ take: (borrowing Frame) throws -> Void
    ) throws {
        let packet = try Packet()
        let frame = try Frame()
        var packets = 0
        var frames = 0
        while packets < Self.packets, frames < Self.pictures, try input.demuxer.read(into: packet) == .ready {
            packets += 1
            guard packet.stream == stream.index else { continue }
            try? decoder.send(packet)
            while (try? decoder.receive(into: frame)) == .ready {
                frames += 1
                trin_fuzz_reached(UInt32(truncatingIfNeeded: 1000 * stream.index + frames))
                try take(frame)
            }
        }
    }

    /// One input of 64.
    private static func isChosen(_ descriptor: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return bytes.prefix(max(0, count)).reduce(0) { $0 &+ Int($1) } % 64 == 0
    }

    private static func transcode(_ descriptor: Int32) {
        let folder = "/dev/shm/trin-fuzz-\(getpid())"
        do {
            _ = try Transcoder(limits: limits).transcode(descriptor: descriptor, to: folder)
        } catch {
            trin_fuzz_reached(2)
        }
        Folder.remove(folder)
    }
}
