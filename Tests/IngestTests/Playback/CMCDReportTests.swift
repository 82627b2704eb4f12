import Ingest
import Testing

@Suite("CMCDReport")
struct CMCDReportTests {
    @Test("what a player says is read")
    func reads() throws {
        // The example of CTA-5004, with a stall.
        let text =
            #"bl=21300,br=3200,bs,cid="faec5fc2-ac30-11ea-bb37-0242ac130002",d=4004,dl=18500,mtp=48100,"#
            + #"nor="..%2F300kbps%2Ftrack.m4v",nrr="12323-48763",ot=v,pr=1.08,rtp=12000,sf=d,"#
            + #"sid="6e2fb550-c457-11e9-bb97-0800200c9a66",st=v,su,tb=6000"#
        let report = try #require(CMCDReport(text))
        #expect(report.playback == "6e2fb550-c457-11e9-bb97-0800200c9a66")
        #expect(report.isStarved && report.isStartup)
        #expect(report.bitRate == 3200 && report.buffer == 21_300 && report.throughput == 48_100)
    }

    @Test(
        "what is usual is read kindly",
        arguments: [
            ("", nil), ("br=100", 100), (" br=100 , su ", 100), ("v=1,br=100", 100), ("br=100,ot=m", nil),
            ("ot=av,br=100", 100), ("com.example-key=\"a,b\\\"\",br=100", 100), ("bs=false,br=1", 1),
        ] as [(String, Int?)])
    func kind(_ text: String, _ bitRate: Int?) throws {
        let report = try #require(CMCDReport(text))
        #expect(report.bitRate == bitRate && !report.isStarved)
    }

    @Test(
        "what does not fit is not read at all",
        arguments: [
            "br", "br=", "br=fast", "br=-1", "br=1234567890123456", "br=999999999999999",
            "mtp=100000001", "bl=604800001", "br=1,br=2", "br=1,", ",", "=1", "sid=abc",
            "sid=\"abc", "sid=\"a\\n\"", "bs=1", "su=\"x\"", "v=2", "br=1;su", "1br=1", "br=1 su", "ot=\"v\"",
            "sid=\"\(String(repeating: "x", count: 65))\"", String(repeating: "a", count: 3000),
        ])
    func strict(_ text: String) { #expect(CMCDReport(text) == nil) }

    @Test("no text makes it fail", arguments: 0..<50 as Range<UInt64>)
    func noise(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let alphabet = Array("br=,\"\\ 1su.-é\u{0}")
        let text = String((0..<60).map { _ in alphabet.randomElement(using: &generator) ?? "," })
        if let report = CMCDReport(text) { #expect((report.bitRate ?? 0) >= 0) }
    }
}
