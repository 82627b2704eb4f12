import Domain
import Testing

@testable import Media

@Suite struct CaptionsTests {
    typealias Cue = Captions.Cue

    static func read(_ text: String) throws(MediaError) -> [Cue] { try Captions(reading: Array(text.utf8)).cues }

    @Test(
        "WebVTT is read in all its line ends and forms of time",
        arguments: ["\n", "\r\n", "\r"])
    func webVTT(newline: String) throws {
        let text = """
            \u{FEFF}WEBVTT – Rejse-sætte-sig

            STYLE
            ::cue { color: lime }

            NOTE made by hand

            00:01.000 --> 00:02.500 line:0 align:start region:top
            Sæt dig
            på stolen

            2
            01:00:03.000   -->   01:00:04.005
            <i>En</i> &amp; to
            """
        #expect(
            try Self.read(text.replacing("\n", with: newline)) == [
                Cue(start: 1000, end: 2500, text: "Sæt dig\npå stolen", settings: "line:0 align:start"),
                Cue(start: 3_603_000, end: 3_604_005, text: "<i>En</i> &amp; to"),
            ])
    }

    @Test("SRT is read, its marks and letters made WebVTT's")
    func subRip() throws {
        let text = """

            1
            00:00:01,000 --> 00:00:02,000 X1:40 X2:600
            {\\an8}<font color="red">Op & <B>ned</B></font> 2 < 3

            2
            00:00:02,000 --> 00:00:03,000
            Godt
            """
        #expect(
            try Self.read(text) == [
                Cue(start: 1000, end: 2000, text: "Op &amp; <b>ned</b> 2 &lt; 3"),
                Cue(start: 2000, end: 3000, text: "Godt"),
            ])
    }

    @Test("What is written is read again")
    func roundTrip() throws {
        let captions = Captions(cues: [
            Cue(start: 0, end: 61_001, text: "Én\nto", settings: "line:0"),
            Cue(start: 3_600_000, end: 36_000_999, text: "tre"),
        ])
        #expect(
            captions.webVTT == """
                WEBVTT
                X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000

                00:00:00.000 --> 00:01:01.001 line:0
                Én
                to

                01:00:00.000 --> 10:00:00.999
                tre

                """)
        #expect(try Captions(reading: captions.webVTT.utf8) == captions)
    }

    @Test(
        "A bad file is refused with its line and the remedy",
        arguments: [
            ("", "Line 1 neither begins WebVTT nor SRT captions; the first line of a WebVTT file is 'WEBVTT'."),
            ("WEBVTTX\n\n00:01.000 --> 00:02.000\nA", "Line 1 neither begins"),
            ("{\"cues\": []}", "Line 1 neither begins"),
            ("WEBVTT\n\n", "has no cues; add at least one"),
            ("WEBVTT\n\nNOTE only\n", "has no cues"),
            ("WEBVTT\n\n00:02.000 --> 00:01.000\nA", "Line 3 ends a cue before it starts"),
            ("WEBVTT\n\n00:01.000 --> 00:01.000\nA", "Line 3 ends a cue before it starts"),
            ("WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:01.000 --> 00:02.000\nB", "Line 6 starts a cue before"),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\nA", "Line 4 has no text"),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:03.000 --> 00:04.000\nB", "Line 5 holds '-->'"),
            ("WEBVTT\n\n00:01,000 --> 00:02.000\nA", "Line 3 has the time '00:01,000'; write it as 00:00:01.000."),
            ("WEBVTT\n\n00:61.000 --> 01:02.000\nA", "Line 3 has the time '00:61.000'"),
            ("WEBVTT\n\n00:01.0 --> 00:02.000\nA", "Line 3 has the time '00:01.0'"),
            ("WEBVTT\n\n00:01.000-->00:02.000\nA", "Line 3 has an arrow without"),
            ("WEBVTT\n\n00:01.000 --> 00:02.000 colour:red\nA", "Line 3 has the setting 'colour:red'"),
            ("WEBVTT\n\nname\nA", "Line 4 has no times"),
            ("1\n00:00:01,000 --> 00:00:02,000\nA\n\nB\n00:00:03,000 --> 00:00:04,000\nB", "Line 5 is 'B'"),
            ("1\n00:01,000 --> 00:02,000\nA", "Line 2 has the time '00:01,000'; write it as 00:00:01,000."),
            ("1\n00:00:01,000 --> 00:00:02,000\n<font></font>", "Line 3 has only tags"),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\0", "Line 4 is no UTF-8 text"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: MediaError.self) { try Self.read(text) }
        #expect(error?.code == .captions)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        let reason = error?.refusal.flatMap { MediaError.Reason(rawValue: $0.reason) }
        #expect(reason?.rawValue.hasPrefix("captions") == true)
        // The line is the first of the values wherever one is named.
        let line = message.wholeMatch(of: /Line ([0-9]+).*/).map { String($0.1) }
        #expect(line == nil || error?.refusal?.values.first == line)
    }

    @Test("Bytes that are no UTF-8, and files that are too large, are refused")
    func bytes() {
        let latin = Array("WEBVTT\n\n00:01.000 --> 00:02.000\nS".utf8) + [0xE6, 0x74]
        #expect(throws: MediaError.self) { try Captions(reading: latin) }
        let large = #expect(throws: MediaError.self) {
            try Captions(reading: repeatElement(UInt8(ascii: "\n"), count: 1_048_577))
        }
        #expect(large?.message.contains("1048577 bytes") == true)
    }

    @Test("A session's captions start with each round and end with it")
    func stitched() throws {
        let id = ID<Exercise>.new(at: Instant(milliseconds: 0))
        let silent = ID<Exercise>.new(at: Instant(milliseconds: 1))
        let items = [
            try SampleClips.item("A", SampleClips.clip("a", seconds: 8), .repetitions(12), rest: 10, id: id),
            try SampleClips.item("B", SampleClips.clip("b", seconds: 8), .repetitions(8), id: silent),
        ]
        let rests = Rests(plain: [SampleClips.clip("rest-10", seconds: 10)])
        let timeline = try Timeline(items: items, rests: rests, language: .danish)
        let own = Captions(cues: [
            Cue(start: 500, end: 1500, text: "En"), Cue(start: 3000, end: 5000, text: "To"),
            Cue(start: 4000, end: 9000, text: "Tre"),
        ])
        #expect(
            Captions.stitched(timeline, from: [id: own]).cues == [
                Cue(start: 500, end: 1500, text: "En"), Cue(start: 3000, end: 5000, text: "To"),
                Cue(start: 4000, end: 8000, text: "Tre"), Cue(start: 8500, end: 9500, text: "En"),
                Cue(start: 11_000, end: 12_000, text: "To"),
            ])
        #expect(Captions.stitched(timeline, from: [:]).cues.isEmpty)
        // One entry alone counts from its own start: a whole round, one that
        // is cut at four seconds, and a rest.
        let parts = (0...4).map { Captions.part(ofEntry: $0, of: timeline, from: [id: own])?.cues }
        #expect(parts[0]?.map(\.end) == [1500, 5000, 8000])
        #expect(parts[1] == [Cue(start: 500, end: 1500, text: "En"), Cue(start: 3000, end: 4000, text: "To")])
        #expect(parts[2] == [] && parts[3] == [] && parts[4] == nil)
    }

    @Test("The name of an entry's captions is read back, and no other name is")
    func partNames() {
        let part = Captions.Part(language: .swedish, entry: 12)
        #expect(part.name == "sv-12.vtt")
        #expect(Captions.Part(name: "sv-12.vtt") == part)
        for name in [
            "sv.vtt", "sv-.vtt", "sv--1.vtt", "sv-1.vtt.vtt", "sv-01.vtt", "sv-+1.vtt", "xx-1.vtt", "", "sv-1.txt",
        ] {
            #expect(Captions.Part(name: name) == nil, "\(name)")
        }
    }
}
