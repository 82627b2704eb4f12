import Domain
import HTTPTypes
import HummingbirdTesting
import Media
import NIOCore
import Services
import Store
import Testing

@testable import Web

@Suite struct LibraryRoutesTests {
    private static let words = Array("WEBVTT\n\n00:01.000 --> 00:02.000\nOp\n".utf8)

    @Test("captions are put, shown and removed; a bad file is refused with its line and changes nothing")
    func captions() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let therapist = site.people.therapist
            let path = "/api/v1/videos/\(story.video.id)/captions/sv"
            let token: HTTPFields = [.token: therapist.csrf]
            #expect(try await site.send(.put, path, as: therapist, body: Self.words).status == .forbidden)
            #expect(try await site.send(.put, path, as: therapist, token, body: Self.words).status == .noContent)
            #expect(try await site.get("/media/\(story.video.id)/captions/sv.vtt", as: therapist).text.contains("Op"))
            let page = try await site.get("/library/\(story.exercise.id)", as: therapist).text
            #expect(page.contains(#"src="/media/\#(story.video.id)/captions/sv.vtt""#))

            let bad = Array("WEBVTT\n\n00:02.000 --> 00:01.000\nOp\n".utf8)
            let refused = try await site.send(.put, path, as: therapist, token, body: bad)
            #expect(refused.status == .badRequest && refused.problem?.detail.hasPrefix("Line 3 ") == true)
            #expect(try await site.get("/media/\(story.video.id)/captions/sv.vtt", as: therapist).text.contains("Op"))
            #expect(try await site.send(.delete, path, as: therapist, token).status == .noContent)
            #expect(try await site.get("/media/\(story.video.id)/captions/sv.vtt", as: therapist).status == .notFound)
            let other = "/api/v1/videos/\(story.video.id)/captions/fr"
            #expect(try await site.send(.put, other, as: therapist, token, body: Self.words).status == .notFound)
        }
    }

    @Test("spoken instructions wait for a worker, and can be taken back")
    func spoken() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let therapist = site.people.therapist
            let base = "/api/v1/videos/\(story.video.id)/spoken"
            let token: HTTPFields = [.token: therapist.csrf]
            let put = try await site.send(.put, base + "/sv?name=tal.m4a", as: therapist, token, body: [1, 2, 3])
            #expect(put.status == .accepted)
            let listed = try await site.get(base, as: therapist).text
            #expect(listed.contains(#""language":"sv""#) && listed.contains(#""state":"processing""#))
            #expect(try await site.get("/library/\(story.exercise.id)", as: therapist).text.contains("data-making"))
            #expect(try await site.send(.put, base + "/en", as: therapist, token, body: []).status == .badRequest)
            #expect(try await site.send(.delete, base + "/sv", as: therapist, token).status == .noContent)
            #expect(try await site.get(base, as: therapist).text == "[]")
        }
    }

    @Test("the plain form orders a new version; times that leave nothing go back to the page with the reason")
    func cut() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let therapist = site.people.therapist
            let page = "/library/\(story.exercise.id)"
            func send(_ fields: [String: String], to action: String = "cut") async throws -> TestResponse {
                var fields = fields
                fields["video"] = fields["video"] ?? story.video.id.description
                return try await site.post("\(page)/\(action)", fields, as: therapist, from: page)
            }
            for fields in [
                ["start": "3", "end": "3.2"], ["start": "x", "end": "4"], ["start": "1", "end": "5", "poster": "5.5"],
                ["start": "1", "end": "5", "video": ID<Video>.sample.description],
            ] {
                #expect(try await send(fields).flash?.hasPrefix("e") == true, "\(fields)")
            }
            // The story's video was not uploaded: there is nothing to cut.
            #expect(try await send(["start": "1", "end": "5"]).flash?.hasPrefix("e") == true)
            let upload = Upload(
                id: .new(at: site.clock.now), staff: therapist.staff.id, fileName: "a.mp4", exercise: nil, length: 1,
                received: 1, createdAt: site.clock.now, expiresAt: site.clock.now)
            try await site.services.database.write { connection in
                try connection.insert(upload)
                try connection.finishUpload(upload.id, as: story.video.id)
            }
            site.clock.advance(seconds: 1)
            #expect(try await send(["start": "1.25", "end": "5", "poster": "2"]).flash?.hasPrefix("n") == true)
            let newest = try #require(try await site.services.library.entry(story.exercise.id).newest)
            let request = try await site.services.library.request(of: newest.id)
            #expect(request.trimStart == 1250 && request.trimEnd == 5000 && request.posterAt == 750)
            let shown = try await site.get(page, as: therapist).text
            #expect(
                shown.contains("/media/\(story.video.id)/main.m3u8") && shown.contains("data-video=\"\(newest.id)\""))
            #expect(try await send([:], to: "uncut").flash?.hasPrefix("e") == true, "one version at a time")
        }
    }

    @Test("a file that could not be made says why and can be tried again by a plain form")
    func retry() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let therapist = site.people.therapist
            let video = Video(
                id: .new(at: site.clock.now), exercise: story.exercise.id, state: .processing, fileName: "ny.mov",
                createdAt: site.clock.now.adding(seconds: 1))
            try await site.services.database.write { connection in
                try connection.insert(video)
                try connection.failVideo(video.id, because: "Filen er for lang.")
            }
            let page = "/library/\(story.exercise.id)"
            #expect(try await site.get(page, as: therapist).text.contains("Filen er for lang."))
            #expect(try await site.get("/library", as: therapist).text.contains("Filen er for lang."))
            let answer = try await site.post(page + "/retry", as: therapist, from: page)
            #expect(answer.flash?.hasPrefix("n") == true)
            #expect(try await site.services.library.video(video.id).video.state == .processing)
            #expect(try await site.services.library.video(video.id).job?.state == .queued)
        }
    }

    @Test(
        "a refusal is told in the reader's language, and an unknown one in English",
        arguments: [
            (Language.danish, Refusal(reason: "pictureCodec", values: ["MPEG-2"]), "Billedet er kodet som MPEG-2"),
            (.swedish, Refusal(reason: "cutOff", values: ["10", "4"]), "skulle vara 10 sekunder men slutar efter 4"),
            (.english, Refusal(reason: "crashed", values: ["2"]), "crashed 2 times"),
            (.danish, Refusal(reason: "cutBeyondEnd", values: ["12.5", "9"]), "klippes ved 12,5 s, for den varer 9 s"),
            (.english, Refusal(reason: "cutBeyondEnd", values: ["12.5", "9"]), "12.5"),
            (.danish, Refusal(reason: "captionsCue", values: ["4", "1.5"]), "her står »1.5«"),
            (.danish, Refusal(reason: "fromTheFuture", values: []), "No such thing yet."),
            (.danish, Refusal(reason: "cutOff", values: ["10"]), "No such thing yet."),
        ])
    func refusals(language: Language, refusal: Refusal, clue: String) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let therapist = site.people.therapist
            try await site.services.accounts.setLanguage(language, of: therapist.staff)
            let video = Video(
                id: .new(at: site.clock.now), exercise: story.exercise.id, state: .processing, fileName: "ny.mov",
                createdAt: site.clock.now.adding(seconds: 1))
            try await site.services.database.write { connection in
                try connection.insert(video)
                try connection.failVideo(video.id, because: "No such thing yet.", refusal)
            }
            #expect(try await site.get("/library/\(story.exercise.id)", as: therapist).text.contains(clue))
            #expect(try await site.get("/library", as: therapist).text.contains(clue))
            let told = try await site.get("/api/v1/videos/\(video.id)", as: therapist).text
            #expect(told.contains(clue) && told.contains("\"reason\":\"\(refusal.reason)\""))
        }
    }

    @Test(
        "a caption file that cannot be read is refused in the reader's language",
        arguments: [
            (Language.danish, "Linje 3: tiden »00:01,000« kan ikke læses. Skriv den som 00:00:01.000."),
            (.swedish, "Rad 3: tiden ”00:01,000” går inte att läsa. Skriv den som 00:00:01.000."),
            (.english, "Line 3: the time “00:01,000” cannot be read. Write it as 00:00:01.000."),
        ])
    func captions(language: Language, sentence: String) async throws {
        struct Told: Decodable { let message: String, detail: String }
        try await Site.with { site in
            let story = try await Story(site)
            let therapist = site.people.therapist
            try await site.services.accounts.setLanguage(language, of: therapist.staff)
            var headers: HTTPFields = [.contentType: "text/vtt"]
            headers[.token] = therapist.csrf
            let answer = try await site.send(
                .put, "/api/v1/videos/\(story.video.id)/captions/da", as: therapist, headers,
                body: Array("WEBVTT\n\n00:01,000 --> 00:02.000\nA".utf8))
            #expect(answer.status == .badRequest)
            let told: Told = try answer.json()
            #expect(told.message == sentence)
            #expect(told.detail == "Line 3 has the time '00:01,000'; write it as 00:00:01.000.")
        }
    }

    @Test("a file is downloaded under the exercise's name in the reader's language")
    func download() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let path = "/media/\(story.video.id)/360p.mp4"
            let answer = try await site.get(path + "?download", as: site.people.therapist)
            #expect(answer.headers[.contentDisposition]?.contains("filename=\"Rejse sig 360p.mp4\"") == true)
            #expect(Array(answer.body.readableBytesView) == Story.movie)
            #expect(try await site.get(path, as: site.people.therapist).headers[.contentDisposition] == nil)
            #expect(
                try await site.get("/media/\(story.video.id)/no.mp4?download", as: story.tablet).status == .notFound)
        }
    }

    @Test(
        "names with other letters have a form that every browser reads",
        arguments: [
            (
                "Rejse-sætte-sig.mp4",
                #"attachment; filename="Rejse-s_tte-sig.mp4"; filename*=UTF-8''Rejse-s%C3%A6tte-sig.mp4"#
            ),
            ("a\"b\\c\r\n.mp4", #"attachment; filename="a_b_c__.mp4"; filename*=UTF-8''a%22b%5Cc%0D%0A.mp4"#),
        ])
    func disposition(name: String, header: String) {
        #expect(DownloadMiddleware.disposition(of: name) == header)
    }
}
