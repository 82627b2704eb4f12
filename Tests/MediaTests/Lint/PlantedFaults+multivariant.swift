import Foundation

@testable import Media

extension LinterTests.Planted {
    static let everything = all + multivariant + syntax + renditions

    private static let main = "main.m3u8"
    private static let variant = "#EXT-X-STREAM-INF:"

    private static let multivariant = [
        Self("9.1–9.4", "no CODECS") { try $0.edit(main, "(STREAM-INF:.*),CODECS=\"[^\"]*\"", "$1") },
        Self("9.1–9.4", "no RESOLUTION") { try $0.edit(main, "(I-FRAME-STREAM-INF:.*),RESOLUTION=[0-9x]*", "$1") },
        Self("9.1–9.4", "CODECS of another level") { try $0.edit(main, "avc1.6400..", "avc1.64000a") },
        Self("9.1–9.4", "another size") { try $0.edit(main, "RESOLUTION=960x540", "RESOLUTION=1920x1080") },
        Self("9.1–9.4", "another sound") { try $0.edit(main, "mp4a.40.2", "mp4a.40.5") },
        Self("9.5", "no group of sound") { try $0.edit(main, ",AUDIO=\"audio\"", "") },
        Self("9.5", "sound in the pictures' file") { bench in
            try bench.addBox(
                bench.track(of: "audio.mp4"), inTrack: false, to: bench.high + ".m3u8", of: bench.high + ".mp4")
        },
        Self("9.9", "one variant") { try $0.edit(main, "\(variant).*\n\($0.low).m3u8\n", "") },
        Self("9.12", "not said") { try $0.edit(main, "#EXT-X-INDEPENDENT-SEGMENTS\n", "") },
        Self("9.13", "the pictures alone") { try $0.scale(main, "INF:BANDWIDTH=", 0.93) },
        Self("9.14", "no average") { try $0.edit(main, ",AVERAGE-BANDWIDTH=\\d+", "") },
        Self("9.15", "no rate") { try $0.edit(main, ",FRAME-RATE=[0-9.]+", "") },
        Self("9.15", "another rate") { try $0.edit(main, "FRAME-RATE=50.000", "FRAME-RATE=48.000") },
        Self("9.16", "no range of this name") { try $0.edit(main, "VIDEO-RANGE=SDR", "VIDEO-RANGE=HDR") },
        Self("9.16", "not what the pictures are") { try $0.edit(main, "VIDEO-RANGE=SDR", "VIDEO-RANGE=PQ") },
    ]

    private static let syntax = [
        Self("RFC 8216 4.1", "a control character") { try $0.edit(main, "Svenska", "Sv\u{1}ska") },
        Self("RFC 8216 4.1", "a byte order mark") {
            $0.texts["audio.m3u8"] = "\u{FEFF}" + ($0.texts["audio.m3u8"] ?? "")
        },
        Self("RFC 8216 4.1", "a file that is not there") {
            try $0.edit($0.low + ".m3u8", "\n[^#\n]*mp4", "\nnone.mp4")
        },
        Self("RFC 8216 4.1", "a file outside") { try $0.edit(main, "URI=\"audio.m3u8\"", "URI=\"../../etc/passwd\"") },
        Self("RFC 8216 4.1", "a file elsewhere") {
            try $0.edit(main, "URI=\"audio.m3u8\"", "URI=\"file:///etc/passwd\"")
        },
        Self("RFC 8216 4.1", "segments among variants") { try $0.edit(main, "\n", "\n#EXTINF:6,\n") },
        Self("RFC 8216 4.1", "no segments") { $0.texts["audio.m3u8"] = "#EXTM3U\n" },
        Self("RFC 8216 4.2", "no quotes") { try $0.edit(main, "LANGUAGE=\"da\"", "LANGUAGE=da") },
        Self("RFC 8216 4.2", "twice") { try $0.edit(main, "DEFAULT=YES", "DEFAULT=YES,DEFAULT=YES") },
        Self("RFC 8216 4.2", "small letters") { try $0.edit(main, "DEFAULT=YES", "default=YES") },
        Self("RFC 8216 4.2", "no end of quotes") { try $0.edit(main, "URI=\"audio.m3u8\"", "URI=\"audio.m3u8") },
        Self("RFC 8216 4.3.1.1", "missing") { try $0.edit("audio.m3u8", "#EXTM3U\n", "") },
        Self("RFC 8216 4.3.1.2", "twice") { try $0.edit(main, "(#EXT-X-VERSION:7\n)", "$1$1") },
        Self("RFC 8216 4.3.1.2", "too low") { try $0.edit("audio.m3u8", "VERSION:7", "VERSION:4") },
        Self("RFC 8216 4.3.2.1", "no number") { try $0.edit("audio.m3u8", "EXTINF:6.0", "EXTINF:six") },
        Self("RFC 8216 4.3.2.1", "missing") { try $0.edit("audio.m3u8", "#EXTINF:.*\n", "") },
        Self("RFC 8216 4.3.2.2", "behind the end") {
            try $0.edit("audio.m3u8", "BYTERANGE:\\d+@", "BYTERANGE:99999999@")
        },
        Self("RFC 8216 4.3.2.2", "no number") { try $0.edit("audio.m3u8", "BYTERANGE:\\d+@", "BYTERANGE:-1@") },
        Self("RFC 8216 4.3.2.5", "no URI") { try $0.edit("audio.m3u8", "MAP:URI=\"[^\"]*\",", "MAP:") },
        Self("RFC 8216 4.3.3.1", "shorter than a segment") { try $0.edit("audio.m3u8", "DURATION:6", "DURATION:5") },
        Self("RFC 8216 4.3.3.1", "missing") { try $0.edit("audio.m3u8", "#EXT-X-TARGETDURATION:6\n", "") },
        Self("RFC 8216 4.3.3.1", "a fraction") { try $0.edit("audio.m3u8", "DURATION:6", "DURATION:6.0") },
        Self("RFC 8216 4.3.3.2", "no number") { try $0.edit("audio.m3u8", "SEQUENCE:0", "SEQUENCE:x") },
        Self("RFC 8216 4.3.3.4", "no end") { try $0.edit("audio.m3u8", "#EXT-X-ENDLIST\n", "") },
        Self("RFC 8216 4.3.3.5", "no such type") { try $0.edit("audio.m3u8", "TYPE:VOD", "TYPE:LIVE") },
    ]

    private static let renditions = [
        Self("RFC 8216 4.3.4.1", "no name") { try $0.edit(main, "NAME=\"Svenska\",", "") },
        Self("RFC 8216 4.3.4.1", "neither yes nor no") { try $0.edit(main, "FORCED=NO", "FORCED=0") },
        Self("RFC 8216 4.3.4.1", "a default that is not chosen") {
            try $0.edit(main, "YES,AUTOSELECT=YES", "YES,AUTOSELECT=NO")
        },
        Self("RFC 8216 4.3.4.1.1", "the same name") { try $0.edit(main, "Svenska", "Dansk") },
        Self("RFC 8216 4.3.4.1.1", "two defaults") { try $0.edit(main, "DEFAULT=NO", "DEFAULT=YES") },
        Self("RFC 8216 4.3.4.2", "no URI") { try $0.edit(main, "\n\($0.low).m3u8\n", "\n") },
        Self("RFC 8216 4.3.4.2", "no bandwidth") { try $0.edit(main, "\(variant)BANDWIDTH=\\d+,", variant) },
        Self("RFC 8216 4.3.4.2", "a size of nothing") { try $0.edit(main, "RESOLUTION=960x540", "RESOLUTION=960") },
        Self("RFC 8216 4.3.4.3", "no URI") { try $0.edit(main, ",URI=\"[^\"]*iframes.m3u8\"", "") },
        Self("RFC 8216 4.3.4.2.1", "no such sound") { try $0.edit(main, ",AUDIO=\"audio\"", ",AUDIO=\"sound\"") },
        Self("RFC 8216 4.3.4.2.1", "no such subtitles") {
            try $0.edit(main, ",SUBTITLES=\"subtitles\"", ",SUBTITLES=\"s\"")
        },
        Self("RFC 8216 6.2.4", "a discontinuity in the sound alone") { bench in
            try bench.edit("audio.m3u8", "#EXTINF:2.0", "#EXT-X-DISCONTINUITY\n#EXTINF:2.0")
        },
        Self("RFC 8216 6.2.4", "a discontinuity in the subtitles alone") { bench in
            try bench.edit(
                "subtitles-da.m3u8", "(#EXTINF:14)(.*\n.*\n)", "#EXTINF:6$2#EXT-X-DISCONTINUITY\n#EXTINF:8$2")
        },
    ]
}
