import Domain
import Testing

@testable import Media

@Suite struct SubtitlePlaylistTests {
    @Test("A video's subtitles are one file that lasts as long as the video")
    func video() {
        let report = SampleClips.clip("a", seconds: 31.44).report
        #expect(
            SubtitlePlaylist(report, language: .danish).text == """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:32
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXTINF:31.440000,
                captions/da.vtt
                #EXT-X-ENDLIST

                """)
    }

    @Test("A session's subtitles have a part for each entry of its timeline, with the joints of the pictures")
    func session() throws {
        let clip = SampleClips.clip("a", seconds: 8)
        let items = [try SampleClips.item("A", clip, sets: 2, .repetitions(12), rest: 10)]
        let rests = Rests(plain: [SampleClips.clip("rest-10", seconds: 10)])
        let timeline = try Timeline(items: items, rests: rests, language: .danish)
        let text = SubtitlePlaylist(timeline, language: .swedish).text
        let parts = text.split(separator: "#EXT-X-DISCONTINUITY\n").map { part in
            part.split(separator: "\n").filter { $0.hasPrefix("#EXTINF:") || !$0.hasPrefix("#") }
        }
        #expect(
            parts == [
                ["#EXTINF:8.000000,", "captions/sv-0.vtt"], ["#EXTINF:4.000000,", "captions/sv-1.vtt"],
                ["#EXTINF:10.000000,", "captions/sv-2.vtt"], ["#EXTINF:8.000000,", "captions/sv-3.vtt"],
                ["#EXTINF:4.000000,", "captions/sv-4.vtt"],
            ])
        #expect(text.contains("#EXT-X-TARGETDURATION:10\n"))
    }

    @Test("The language is read back from the file name")
    func names() {
        #expect(SubtitlePlaylist.language(ofPlaylist: SubtitlePlaylist.name(.english)) == .english)
        for name in ["subtitles-xx.m3u8", "subtitles-.m3u8", "da.m3u8", "main.m3u8"] {
            #expect(SubtitlePlaylist.language(ofPlaylist: name) == nil)
        }
    }
}
