import Ingest
import Testing

@Suite("BodyFormat")
struct BodyFormatTests {
    @Test(
        "the content type tells one event from many",
        arguments: [
            ("application/cloudevents+json", BodyFormat.single),
            ("application/cloudevents-batch+json", .batch),
            ("Application/CloudEvents-Batch+JSON ; Charset=UTF-8", .batch),
            ("application/cloudevents+json;charset=\"utf-8\"", .single),
        ])
    func known(_ text: String, _ expected: BodyFormat) throws {
        #expect(try BodyFormat(contentType: text) == expected)
    }

    @Test(
        "other content types are refused",
        arguments: [
            nil, "", ";", "application/json", "text/plain", "application/cloudevents",
            "application/cloudevents+json; charset=latin1",
        ])
    func refused(_ text: String?) {
        #expect { try BodyFormat(contentType: text) } throws: { ($0 as? IngestError)?.code == .contentType }
    }
}
