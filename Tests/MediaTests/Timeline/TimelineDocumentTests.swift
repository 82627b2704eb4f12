import Domain
import Foundation
import Testing

@testable import Media

@Suite struct TimelineDocumentTests {
    @Test("The document has the contract's members, also those that are null")
    func json() throws {
        let exercise = try #require(ID<Exercise>("018f0000-0000-7000-8000-000000000001"))
        let session = try #require(ID<Session>("018f0000-0000-7000-8000-000000000002"))
        let items = [
            try SampleClips.item(
                "Rejse", SampleClips.clip("a", seconds: 5.1), sets: 2, .repetitions(8), rest: 10, id: exercise),
            try SampleClips.item("Stå", SampleClips.clip("b", seconds: 6), .seconds(6), id: exercise),
        ]
        let rests = Rests(plain: [SampleClips.clip("rest-10", seconds: 10.0004)])
        let timeline = try Timeline(items: items, rests: rests, language: .danish)
        let document = TimelineDocument(
            session: session, timeline: timeline, base: "/media/sessions/\(session)/", captions: [.danish, .swedish])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = String(decoding: try encoder.encode(document), as: UTF8.self)
            .replacing("},{", with: "},\n{").replacing("[{", with: "[\n{")
        let expected = """
            {"captions":[
            {"label":"Dansk","language":"da","source":"/media/sessions/018f0000-0000-7000-8000-000000000002/captions/da.vtt"},
            {"label":"Svenska","language":"sv","source":"/media/sessions/018f0000-0000-7000-8000-000000000002/captions/sv.vtt"}],"duration":36.201,"entries":[
            {"count":2,"duration":5.1,"exercise":"018f0000-0000-7000-8000-000000000001","index":0,"instruction":"Gør sådan.","kind":"exercise","name":"Rejse","repetitions":8,"round":1,"rounds":1,"seconds":null,"set":1,"sets":2,"side":null,"start":0},
            {"duration":10,"kind":"rest","next":{"index":0,"name":"Rejse","set":2,"sets":2,"side":null},"start":5.1},
            {"count":2,"duration":5.1,"exercise":"018f0000-0000-7000-8000-000000000001","index":0,"instruction":"Gør sådan.","kind":"exercise","name":"Rejse","repetitions":8,"round":1,"rounds":1,"seconds":null,"set":2,"sets":2,"side":null,"start":15.1},
            {"duration":10.001,"kind":"rest","next":{"index":1,"name":"Stå","set":1,"sets":1,"side":null},"start":20.2},
            {"count":2,"duration":6,"exercise":"018f0000-0000-7000-8000-000000000001","index":1,"instruction":"Gør sådan.","kind":"exercise","name":"Stå","repetitions":null,"round":1,"rounds":1,"seconds":6,"set":1,"sets":1,"side":null,"start":30.201}],"session":"018f0000-0000-7000-8000-000000000002","stream":"/media/sessions/018f0000-0000-7000-8000-000000000002/main.m3u8"}
            """
        #expect(text == expected)
    }
}
