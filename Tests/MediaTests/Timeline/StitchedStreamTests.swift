import Domain
import Testing

@testable import Media

@Suite struct StitchedStreamTests {
    /// Two sets of one clip and a cut round of it, a rest, and a small clip.
    func stream(drift: Double = 0) throws -> StitchedStream {
        let clip = SampleClips.clip("a", seconds: 8, drift: drift)
        let small = SampleClips.clip("b", seconds: 7, rungs: [360], frameRate: 30, drift: -drift, bandwidth: 3000)
        let items = [
            try SampleClips.item("A", clip, .repetitions(12), rest: 10),
            try SampleClips.item("B", small, .repetitions(8)),
        ]
        let rests = Rests(plain: [SampleClips.clip("rest-10", seconds: 10, rungs: [360, 1080], bandwidth: 10)])
        return StitchedStream(try Timeline(items: items, rests: rests, language: .danish), language: .danish)
    }

    @Test("A stitched playlist of pictures reads as expected")
    func pictures() throws {
        #expect(
            try stream().playlist(named: "720p.m3u8") == """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:6
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MAP:URI="/media/a/720p.mp4",BYTERANGE="800@0"
                #EXTINF:6.000000,
                #EXT-X-BYTERANGE:216000@1000
                /media/a/720p.mp4
                #EXTINF:2.000000,
                #EXT-X-BYTERANGE:72000@217000
                /media/a/720p.mp4
                #EXT-X-DISCONTINUITY
                #EXT-X-MAP:URI="/media/a/720p.mp4",BYTERANGE="800@0"
                #EXTINF:4.000000,
                #EXT-X-BYTERANGE:144000@1000
                /media/a/720p.mp4
                #EXT-X-DISCONTINUITY
                #EXT-X-MAP:URI="/media/rest-10/360p.mp4",BYTERANGE="800@0"
                #EXTINF:6.000000,
                #EXT-X-BYTERANGE:108000@1000
                /media/rest-10/360p.mp4
                #EXTINF:4.000000,
                #EXT-X-BYTERANGE:72000@109000
                /media/rest-10/360p.mp4
                #EXT-X-DISCONTINUITY
                #EXT-X-MAP:URI="/media/b/360p.mp4",BYTERANGE="800@0"
                #EXTINF:6.000000,
                #EXT-X-BYTERANGE:108000@1000
                /media/b/360p.mp4
                #EXTINF:1.000000,
                #EXT-X-BYTERANGE:36000@109000
                /media/b/360p.mp4
                #EXT-X-ENDLIST

                """)
    }

    @Test("Key frames have a playlist a rung, one entry a fragment")
    func keyFrames() throws {
        let text = try #require(try stream().playlist(named: "360p-iframes.m3u8"))
        #expect(text.contains("#EXT-X-I-FRAMES-ONLY\n"))
        #expect(text.components(of: "#EXTINF:") == 4 + 2 + 5 + 4)
        #expect(text.components(of: "#EXT-X-DISCONTINUITY") == 3)
        #expect(text.contains("#EXT-X-BYTERANGE:500@37000\n/media/a/360p.mp4"))
    }

    @Test("The first playlist lists the exercises' rungs with the worst peak and the average over time")
    func multivariant() throws {
        // 360p: clip a 360 k for 12 s, rest 3.6 k for 10 s, clip b 1080 k for
        // 7 s, each with 128 k of sound. Key frames: 2000 bits a second, but
        // the last three seconds of clip b hold two.
        #expect(
            try stream().playlist(named: "main.m3u8") == """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Dansk",LANGUAGE="da",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio-da.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=2290000,AVERAGE-BANDWIDTH=538897,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=30.000,VIDEO-RANGE=SDR,AUDIO="audio",CLOSED-CAPTIONS=NONE
                360p.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2290000,AVERAGE-BANDWIDTH=687863,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=30.000,VIDEO-RANGE=SDR,AUDIO="audio",CLOSED-CAPTIONS=NONE
                720p.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=2667,AVERAGE-BANDWIDTH=2070,CODECS="avc1.64001e",RESOLUTION=640x360,VIDEO-RANGE=SDR,URI="360p-iframes.m3u8"
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=2667,AVERAGE-BANDWIDTH=2070,CODECS="avc1.64001f",RESOLUTION=1280x720,VIDEO-RANGE=SDR,URI="720p-iframes.m3u8"

                """)
    }

    @Test("Sound and pictures have the same joints at the same times", arguments: [0, 0.02, -0.02, 0.000_2])
    func joints(drift: Double) throws {
        let stream = try stream(drift: drift)
        let expected = [8.0, 4, 10, 7]
        // The rates of the samples are made up.
        try expectClean(stream, except: knownDeviations.union(["1.26", "1.27"]))
        for name in stream.playlistNames where name != "main.m3u8" {
            let text = try #require(stream.playlist(named: name))
            let lengths = text.split(separator: "#EXT-X-DISCONTINUITY").map { part in
                part.split(separator: "\n").filter { $0.hasPrefix("#EXTINF:") }
                    .compactMap { Double($0.dropFirst(8).dropLast()) }.reduce(0, +)
            }
            #expect(lengths.count == expected.count)
            for (length, expected) in zip(lengths, expected) { #expect(abs(length - expected) < 1e-5, "\(name)") }
            #expect(!text.contains("#EXTINF:0.000"), "\(name)")
            #expect(text.contains("#EXT-X-TARGETDURATION:6\n"))
        }
    }

    @Test("A cut of the sound takes the fragments of the cut pictures")
    func cutSound() throws {
        for drift in [0.02, -0.02] {
            let text = try #require(try stream(drift: drift).playlist(named: "audio-da.m3u8"))
            let cut = text.split(separator: "#EXT-X-DISCONTINUITY")[1]
            #expect(cut.contains("#EXTINF:4.000000,\n#EXT-X-BYTERANGE:64000@1000\n/media/a/audio.mp4"))
        }
    }

    @Test("Sound that is longer than its pictures does not drift, however often it is played", arguments: [94, 95])
    func drift(packets: Int) throws {
        // 94 packets are 5.3 ms longer than two seconds, 95 are 26.7 ms.
        var clip = SampleClips.clip("a", seconds: 2)
        clip.report.audio.fragments = [
            Fragment(
                duration: 2, range: ByteRange(offset: 1000, length: 32_000), startsSegment: true,
                sound: Fragment.Sound(packets: packets, lastPacketLength: 400))
        ]
        let part = try clip.whole()
        var drift = 0.0
        var played = 0
        for round in 1...100 {
            let segments = part.soundSegments(of: clip.report.audio, drift: &drift)
            let length = try #require(segments.first).range.length
            #expect(segments.count == 1 && [32_000, 31_600].contains(length))
            played += packets - (length == 31_600 ? 1 : 0)
            #expect(abs(Double(played) * 1024 / 48_000 - Double(round) * 2 - drift) < 1e-9)
            if packets == 94 { #expect(abs(drift) <= 512.0 / 48_000 + 1e-9) }
        }
        // One packet a part can be left out, no more.
        if packets == 95 { #expect(abs(drift - 100 * (94 * 1024.0 / 48_000 - 2)) < 1e-6) }
    }

    @Test("A stream leaves a packet out where the sound is late, and only there")
    func packetLeftOut() throws {
        var clip = SampleClips.clip("a", seconds: 2, rungs: [360])
        clip.report.audio.fragments[0].sound = Fragment.Sound(packets: 94, lastPacketLength: 400)
        let items = [try SampleClips.item("A", clip, .repetitions(40))]
        let stream = StitchedStream(try Timeline(items: items, rests: Rests(), language: .danish), language: .danish)
        let text = try #require(stream.playlist(named: "audio-da.m3u8"))
        // 5.3, 10.7 and 16 ms late: the third part goes without its last.
        let lengths = text.split(separator: "\n").filter { $0.hasPrefix("#EXT-X-BYTERANGE:") }.map { $0.dropFirst(17) }
        #expect(lengths == ["32000@1000", "32000@1000", "31600@1000", "32000@1000", "32000@1000"])
    }

    @Test("A name that is no playlist gives nothing", arguments: ["1080p.m3u8", "../main.m3u8", "", "360p.mp4"])
    func unknown(name: String) throws {
        #expect(try stream().playlist(named: name) == nil)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
