import Foundation
import LibAV
import Testing

@testable import Media

@Suite struct LoudnessTests {
    @Test("Sound is brought to -16 LUFS, and its peaks are held where they would go too high")
    func gain() {
        #expect(Loudness(integrated: -35, truePeak: -30).gain == SoundGain(decibels: 19))
        #expect(Loudness(integrated: -16, truePeak: -2).gain == SoundGain())
        #expect(Loudness(integrated: -5, truePeak: 0.3).gain == SoundGain(decibels: -11))
        #expect(Loudness(integrated: -26, truePeak: -6).gain == SoundGain(decibels: 10, isLimited: true))
        #expect(Loudness(integrated: nil, truePeak: -.infinity).gain == SoundGain())
    }

    @Test("Loudness is what ffmpeg's command measures", arguments: [-35.0, -16, -5])
    func measured(level: Double) throws {
        let bench = try Workbench()
        let path = try bench.make("in.mkv", Speech.arguments(loudness: level) + " -c:a pcm_f32le")
        let expected = try Tool.loudness(path)
        #expect(abs(expected - level) < 1)
        let loudness = try measure(path)
        #expect(abs(try #require(loudness.integrated) - expected) < 0.1)
        #expect(abs(loudness.truePeak - (try Tool.truePeak(path))) < 0.3)
    }

    @Test("Only what is kept of a trimmed video counts")
    func range() throws {
        let bench = try Workbench()
        let path = try bench.make(
            "in.mkv",
            "-f lavfi -i color=s=64x64:d=6 -f lavfi -i sine=d=6 -af volume=eval=frame:volume='if(lt(t,3),0.05,0.5)' "
                + "-c:v libx264 -c:a pcm_s16le")
        let quiet = try #require(try measure(path, to: 2.5).integrated)
        let loud = try #require(try measure(path, from: 3.5).integrated)
        #expect(abs(loud - quiet - 20) < 0.3)
    }

    @Test(
        "Silence and noise below -50 LUFS are left alone",
        arguments: [
            "-f lavfi -i anullsrc -t 3", "-f lavfi -i anoisesrc=a=0.0005 -t 3",
            "-f lavfi -i sine=d=0.2 -t 0.2",
        ])
    func silence(arguments: String) throws {
        let bench = try Workbench()
        let path = try bench.make("in.mkv", "-f lavfi -i color=s=64x64:d=3 \(arguments) -c:v libx264")
        #expect(try measure(path).integrated == nil)
        #expect(try measure(path).gain == SoundGain())
    }

    @Test("Speech at any loudness comes out at -16 LUFS, without crackling", arguments: [-35.0, -16, -5])
    func corrected(level: Double) throws {
        let bench = try Workbench()
        let output = try correct(try bench.make("in.mkv", Speech.arguments(loudness: level) + " -c:a pcm_f32le"), bench)
        #expect(abs(try Tool.loudness(output) + 16) < 1)
        #expect(try Tool.truePeak(output) < -0.5)
    }

    @Test("Quiet speech with claps in it is held below full scale, and heard nearly as well as other speech")
    func claps() throws {
        let bench = try Workbench()
        let speech = "0.02*sin(2*PI*300*t)*gt(sin(2*PI*t/0.8)\\,0)"
        let claps = "0.9*sin(2*PI*2500*t)*between(mod(t\\,3)\\,1\\,1.004)"
        let output = try correct(
            try bench.make("in.wav", "-f lavfi -i aevalsrc=exprs='\(speech)+\(claps)':d=8:s=48000"), bench)
        #expect(try Tool.truePeak(output) < -0.5)
        #expect(abs(try Tool.loudness(output) + 16) < 3)
    }

    /// The sound as it goes with a video of eight seconds.
    private func correct(_ path: String, _ bench: Workbench) throws -> String {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        let track = try SpokenTrack().make(
            descriptor: handle.fileDescriptor, like: SampleClips.clip("a", seconds: 8).report, language: "da",
            work: bench.path("out"))
        return bench.path("out/" + track.file)
    }

    private func measure(_ path: String, from start: Double = 0, to end: Double = .infinity) throws -> Loudness {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? handle.close() }
        let probe = try Probe(descriptor: handle.fileDescriptor)
        let sound = try #require(probe.audio)
        let zero = rescale(probe.origin, from: probe.video.timeBase, to: sound.timeBase)
        let origin = zero + Int64(start * Double(sound.timeBase.denominator) / Double(sound.timeBase.numerator))
        return try Loudness.measure(to: end) { () throws(MediaError) in
            try SoundReader(
                descriptor: handle.fileDescriptor, container: probe.container, stream: sound, origin: origin,
                limits: InputLimits())
        }
    }
}
