import Domain
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
                == "#EXT-X-STREAM-INF:BANDWIDTH=1210000,AVERAGE-BANDWIDTH=668000,CODECS=\"avc1.64001e,mp4a.40.2\",RESOLUTION=960x540,FRAME-RATE=25.000,VIDEO-RANGE=SDR,AUDIO=\"audio\",CLOSED-CAPTIONS=NONE"
        )
        #expect(lines.filter { $0.hasSuffix("p.m3u8") } == ["540p.m3u8", "360p.m3u8", "1080p.m3u8"])
        #expect(lines.count { $0.hasPrefix("#EXT-X-I-FRAME-STREAM-INF") && $0.contains("-iframes.m3u8") } == 3)
    }

    @Test("Further languages and captions come as groups, and the most costly sound counts")
    func languages() {
        var report = SampleClips.clip("a", seconds: 6, rungs: [360], frameRate: 25).report
        report.audioLanguage = "da"
        var swedish = report.audio
        swedish.playlist = "audio-sv.m3u8"
        swedish.peakBandwidth = 150_000
        report.spoken = ["sv": swedish]
        let playlist = MultivariantPlaylist(report, language: "en", captions: [.danish, .english])
        let lines = playlist.text.split(separator: "\n").map(String.init)
        #expect(
            lines[3...6] == [
                #"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Dansk",LANGUAGE="da",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio.m3u8""#,
                #"#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Svenska",LANGUAGE="sv",DEFAULT=NO,AUTOSELECT=YES,CHANNELS="2",URI="audio-sv.m3u8""#,
                #"#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="Dansk",LANGUAGE="da",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,CHARACTERISTICS="public.accessibility.transcribes-spoken-dialog",URI="subtitles-da.m3u8""#,
                #"#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",LANGUAGE="en",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="subtitles-en.m3u8""#,
            ])
        #expect(playlist.variants.map(\.bandwidth) == [Bandwidth(average: 488_000, peak: 870_000)])
        #expect(lines[7].contains(#",AUDIO="audio",SUBTITLES="subtitles",CLOSED-CAPTIONS=NONE"#))
    }

    @Test(
        "The best rung of at most 540 lines comes first, then the others from the lowest",
        arguments: [
            (["234p", "432p", "720p"], ["432p", "234p", "720p"]), (["360p", "540p"], ["540p", "360p"]),
            (["720p", "1080p"], ["720p", "1080p"]), (["240p"], ["240p"]),
        ])
    func order(names: [String], expected: [String]) {
        #expect(MultivariantPlaylist.order(ofRungs: names).map { names[$0] } == expected)
    }
}
