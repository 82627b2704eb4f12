import Foundation

@testable import Media

extension LinterTests.Planted {
    static let all = pictures + sound + texts + keyFrames + segments + mediaPlaylists

    private static let main = "main.m3u8"

    private static let pictures = [
        Self("1.2", "no mvex") { try $0.patch($0.high + ".mp4", "mvex", offset: 0, Array("skip".utf8)) },
        Self("1.2", "a segment that begins with mdat") { bench in
            try bench.patch(bench.high + ".mp4", "moof", nth: 3, offset: 0, Array("free".utf8))
        },
        Self("1.3", "High 10") { try $0.patch($0.low + ".mp4", "avcC", offset: 5, [110]) },
        Self("1.3", "no variant of level 4.1") { bench in
            for name in [bench.low, bench.high] { try bench.patch(name + ".mp4", "avcC", offset: 7, [50]) }
        },
        Self("1.4", "Main profile") { try $0.patch($0.low + ".mp4", "avcC", offset: 5, [77]) },
        Self("1.10", "avc3 in the file") { try $0.patch($0.low + ".mp4", "avc1", offset: 0, Array("avc3".utf8)) },
        Self("1.10", "avc3 in CODECS") { try $0.edit(main, "avc1", "avc3") },
        Self("1.11", "level 5.0") { try $0.patch($0.low + ".mp4", "avcC", offset: 7, [50]) },
        Self("1.13", "a group of four seconds") { bench in
            try bench.patch(bench.high + ".mp4", "trun", nth: 1, offset: 16, [1, 1, 0, 0])
        },
        Self("1.14", "fields") { bench in
            try bench.flip(bench.low + ".mp4") { $0.isProgressive && !$1.isProgressive }
        },
        Self("1.19", "100 pictures a second") { try $0.edit(main, "FRAME-RATE=50.000", "FRAME-RATE=100.000") },
        Self("1.21", "another colour space") { bench in
            try bench.flip(bench.low + ".mp4") { $1.isProgressive && $0.colour != $1.colour }
        },
        Self("1.24", "all is PQ") { try $0.edit(main, "VIDEO-RANGE=SDR", "VIDEO-RANGE=PQ", everywhere: true) },
        Self("1.25", "50 pictures a second in 360 lines") { try $0.edit(main, "FRAME-RATE=25", "FRAME-RATE=50") },
        Self("1.26", "twice the average") { try $0.scale(main, "AVERAGE-BANDWIDTH=", 2) },
        Self("1.27", "a fifth more than the peak") { try $0.scale(main, "INF:BANDWIDTH=", 1.2) },
        Self("1.30", "one heavy segment and two that are empty") { bench in
            let playlist = bench.high + ".m3u8"
            let size = bench.files[bench.high + ".mp4"]?.count ?? 0
            try bench.edit(playlist, "BYTERANGE:\\d+@", "BYTERANGE:100@", everywhere: true)
            try bench.edit(playlist, "BYTERANGE:100@\\d+", "BYTERANGE:\(size)@0")
        },
        Self("1.32", "a costly variant first") { try $0.scale(main, "AVERAGE-BANDWIDTH=", 9) },
        Self("1.33", "another shape") { try $0.edit(main, "RESOLUTION=640x360", "RESOLUTION=640x480") },
    ]

    private static let sound = [
        Self("2.3", "six channels") { try $0.edit(main, "CHANNELS=\"2\"", "CHANNELS=\"6\"") },
        Self("2.3", "one channel in the file") { try $0.patch("audio.mp4", "mp4a", offset: 20, [0, 1]) },
        Self("2.3", "no sound in CODECS") { try $0.edit(main, ",mp4a.40.2", "") },
        Self("2.4", "HE-AAC") { try $0.patch("audio.mp4", "esds", offset: 39, [0x29]) },
        Self("2.9", "too much sound") { bench in
            let size = bench.files["audio.mp4"]?.count ?? 0
            try bench.edit("audio.m3u8", "BYTERANGE:\\d+@\\d+", "BYTERANGE:\(size)@0", everywhere: true)
        },
        Self("2.17", "two tracks") { bench in
            try bench.addBox(bench.track(of: "audio.mp4"), inTrack: false, to: "audio.m3u8", of: "audio.mp4")
        },
    ]

    private static let texts = [
        Self("4.7", "subtitles without a language") { try $0.edit(main, "(SUBTITLES,.*),LANGUAGE=\"da\"", "$1") },
        Self("5.3", "no map") { try $0.edit("captions/da.vtt", "X-TIMESTAMP-MAP.*\n", "") },
        Self("5.3", "a map that shifts") { try $0.edit("captions/da.vtt", "MPEGTS:0", "MPEGTS:900000") },
        Self("5.5", "subtitles that end early") { try $0.edit("subtitles-da.m3u8", "EXTINF:14", "EXTINF:9") },
        Self("RFC 8216 3.5", "text") { $0.texts["captions/da.vtt"] = "hello" },
    ]

    private static let keyFrames = [
        Self("6.1", "none") { try $0.edit(main, "#EXT-X-I-FRAME-STREAM-INF.*\n", "", everywhere: true) },
        Self("6.8", "the tag is missing") { try $0.edit($0.low + "-iframes.m3u8", "#EXT-X-I-FRAMES-ONLY\n", "") },
        Self("6.8", "the tag is on a variant") { bench in
            try bench.edit(bench.low + ".m3u8", "#EXT-X-INDEPENDENT-SEGMENTS", "#EXT-X-I-FRAMES-ONLY")
        },
        Self("6.10", "a picture cut off") { try $0.scale($0.low + "-iframes.m3u8", "BYTERANGE:", 0.9) },
        Self("6.10", "no moof") { bench in
            try bench.edit(bench.low + "-iframes.m3u8", "BYTERANGE:(\\d)\\d*@(\\d+)", "BYTERANGE:$1@9$2")
            try bench.edit(bench.low + "-iframes.m3u8", "BYTERANGE:\\d@9\\d+", "BYTERANGE:90@900")
        },
    ]

    private static let segments = [
        Self("7.3", "a gap of one tick") { bench in
            try bench.patch(bench.high + ".mp4", "tfdt", nth: 1, offset: 15, [1])
        },
        Self("7.4", "no key frame first") { bench in
            try bench.patch(bench.high + ".mp4", "trun", nth: 3, offset: 16, [1, 1, 0, 0])
        },
        Self("7.4", "a key frame that is no IDR picture") { try $0.spoilPicture($0.high + ".mp4", fragment: 3) },
        Self("7.5", "ten seconds") { bench in
            for name in [bench.low, bench.high, "audio", "audio-sv"] {
                try bench.edit(name + ".m3u8", "TARGETDURATION:6", "TARGETDURATION:10")
            }
        },
        Self("7.7", "six seconds where five are the target") { bench in
            try bench.edit(bench.low + ".m3u8", "TARGETDURATION:6", "TARGETDURATION:5")
        },
        Self("Trin 1", "sound that begins a second late") {
            try $0.patch("audio.mp4", "tfdt", offset: 14, [0xbb, 0x80])
        },
        Self("ISO 14496-12 8.6.6", "an empty edit") { bench in
            let list: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 9, 0xff, 0xff, 0xff, 0xff, 0, 1, 0, 0]
            try bench.addBox(edit(list), inTrack: true, to: "audio.m3u8", of: "audio.mp4")
        },
        Self("ISO 14496-12 8.6.6", "two edits") { bench in
            let one: [UInt8] = [0, 0, 0, 9, 0, 0, 0, 0, 0, 1, 0, 0]
            let list = [0, 0, 0, 0, 0, 0, 0, 2] + one + one
            try bench.addBox(edit(list), inTrack: true, to: "audio.m3u8", of: "audio.mp4")
        },
    ]

    private static func edit(_ list: [UInt8]) -> Data {
        let inner = [0, 0, 0, UInt8(list.count + 8)] + Array("elst".utf8) + list
        return Data([0, 0, 0, UInt8(inner.count + 8)] + Array("edts".utf8) + inner)
    }

    private static let mediaPlaylists = [
        Self("8.1", "a tenth of a second too little") { try $0.edit($0.high + ".m3u8", "EXTINF:6.0", "EXTINF:5.9") },
        Self("8.2", "another target for the sound") { try $0.edit("audio.m3u8", "DURATION:6", "DURATION:7") },
        Self("8.3", "less sound") { bench in
            try bench.edit("audio.m3u8", "#EXTINF:2.0.*\n.*\n.*\n#EXT-X-ENDLIST", "#EXT-X-ENDLIST")
        },
        Self("8.6", "no type") { try $0.edit($0.low + ".m3u8", "#EXT-X-PLAYLIST-TYPE:VOD\n", "") },
        Self("8.10", "sound without a language") { try $0.edit(main, "(AUDIO,.*),LANGUAGE=\"sv\"", "$1") },
        Self("8.14", "a rate that changes") { bench in
            try bench.patch(bench.high + ".mp4", "tfhd", nth: 6, offset: 12, [0, 0, 4, 0])
        },
        Self("8.14", "a size that changes") { bench in
            let map = "#EXT-X-MAP:URI=\"\(bench.low).mp4\",BYTERANGE=\"700@0\"\n"
            try bench.edit(bench.high + ".m3u8", "#EXTINF:2.0", map + "#EXTINF:2.0")
        },
        Self("8.20", "no header") { try $0.edit($0.low + ".m3u8", "#EXT-X-MAP.*\n", "") },
        Self("8.20", "a header of nothing") {
            try $0.edit($0.low + ".m3u8", "BYTERANGE=\"\\d+@0\"", "BYTERANGE=\"24@0\"")
        },
        Self("8.22", "a border elsewhere") { bench in
            try bench.edit(bench.low + ".m3u8", "EXTINF:6.0", "EXTINF:5.5")
            try bench.edit(bench.low + ".m3u8", "EXTINF:6.0", "EXTINF:6.5")
        },
    ]
}
