import Testing

@testable import Media

@Suite struct MultivariantPlaylistTests {
    @Test("The variant to start with comes first, sound is apart, and all say what they cost")
    func text() {
        let clip = SampleClips.clip("a", seconds: 6, rungs: [360, 540, 1080], frameRate: 25)
        let lines = MultivariantPlaylist(clip.report, language: "sv").text.split(separator: "\n").map(String.init)
        #expect(lines[0...2] == ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"])
        #expect(
            lines[3]
                == "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"Svenska\",LANGUAGE=\"sv\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\",URI=\"audio.m3u8\""
        )
        #expect(
            lines[4]
                == "#EXT-X-STREAM-INF:BANDWIDTH=1210000,AVERAGE-BANDWIDTH=668000,CODECS=\"avc1.64001e,mp4a.40.2\",RESOLUTION=960x540,FRAME-RATE=25.000,AUDIO=\"audio\",CLOSED-CAPTIONS=NONE"
        )
        #expect(lines.filter { $0.hasSuffix("p.m3u8") } == ["540p.m3u8", "360p.m3u8", "1080p.m3u8"])
        #expect(lines.count { $0.hasPrefix("#EXT-X-I-FRAME-STREAM-INF") && $0.contains("-iframes.m3u8") } == 3)
    }
}
