import Testing

@testable import Media

@Suite struct MediaPlaylistTests {
    private let track = Track(
        name: "360p", file: "360p.mp4", playlist: "360p.m3u8", codecs: "avc1.64001e",
        size: Size(width: 640, height: 360),
        frameRate: 30000.0 / 1001, averageBandwidth: 300_000, peakBandwidth: 400_000,
        initialization: ByteRange(offset: 0, length: 700),
        fragments: [
            Fragment(
                duration: 2.002, range: ByteRange(offset: 700, length: 1000), keyFrameLength: 300, startsSegment: true),
            Fragment(
                duration: 2.002, range: ByteRange(offset: 1700, length: 500), keyFrameLength: 200, startsSegment: false),
            Fragment(
                duration: 2.002, range: ByteRange(offset: 2200, length: 500), keyFrameLength: 201, startsSegment: false),
            Fragment(
                duration: 1.001, range: ByteRange(offset: 2700, length: 250), keyFrameLength: 202, startsSegment: true),
        ])

    @Test("A track's playlist joins fragments into segments of six seconds")
    func segments() {
        #expect(
            MediaPlaylist(track, base: "/media/a/").text == """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:6
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MAP:URI="/media/a/360p.mp4",BYTERANGE="700@0"
                #EXTINF:6.006000,
                #EXT-X-BYTERANGE:2000@700
                /media/a/360p.mp4
                #EXTINF:1.001000,
                #EXT-X-BYTERANGE:250@2700
                /media/a/360p.mp4
                #EXT-X-ENDLIST

                """)
    }

    @Test("A playlist of key frames holds each fragment's first picture")
    func keyFrames() throws {
        let playlist = try #require(MediaPlaylist(keyFramesOf: track))
        #expect(playlist.text.contains("#EXT-X-I-FRAMES-ONLY\n"))
        #expect(playlist.text.contains("#EXTINF:2.002000,\n#EXT-X-BYTERANGE:300@700\n360p.mp4\n"))
        #expect(playlist.entries.map(\.range.length) == [300, 200, 201, 202])
        #expect(playlist.duration == track.fragments.reduce(0) { $0 + $1.duration })
        var sound = track
        sound.size = nil
        #expect(MediaPlaylist(keyFramesOf: sound) == nil)
    }

    @Test("The header is named again after a discontinuity, though it is the same")
    func discontinuity() {
        var playlist = MediaPlaylist(track)
        playlist.entries[1].discontinuity = true
        let lines = playlist.text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("#EXT-X-MAP") } == 2)
        #expect(lines.firstIndex(of: "#EXT-X-DISCONTINUITY").map { lines[$0 + 1].hasPrefix("#EXT-X-MAP") } == true)
    }

    @Test(
        "The target duration is six seconds, or that of a longer segment",
        arguments: [(6.4, 6), (6.5, 7), (9.2, 9), (1, 6)])
    func target(longest: Double, expected: Int) {
        let map = MediaPlaylist.Entry.Map(uri: "a", range: ByteRange(offset: 0, length: 1))
        let entry = MediaPlaylist.Entry(duration: longest, uri: "a", range: ByteRange(offset: 1, length: 1), map: map)
        #expect(MediaPlaylist(entries: [entry]).targetDuration == expected)
    }
}
