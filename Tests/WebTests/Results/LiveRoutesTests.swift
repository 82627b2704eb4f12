import Domain
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Testing

@testable import Web

@Suite struct LiveRoutesTests {
    private struct Training: Decodable {
        let session: String
        let name: String
        let state: String
    }

    private func begin(_ story: Story, _ site: Site) async throws {
        let event = """
            [{"specversion":"1.0","id":"0198c0de-0000-7000-8000-000000000001",\
            "source":"/devices/\(story.tablet.device.id)","type":"trin.session.started","subject":"\(story.session)",\
            "time":"2026-11-23T08:00:00Z","datacontenttype":"application/json","data":{"position":0}}]
            """
        var headers: HTTPFields = [.contentType: "application/cloudevents-batch+json"]
        headers[.named("Trin-Sent-At")] = "2026-11-23T08:00:00Z"
        let answer = try await site.send(
            .post, "/ingest/v1/events", as: story.tablet, headers, body: Array(event.utf8))
        #expect(answer.status == .ok)
    }

    @Test("who trains now is seen by their own unit's staff, as page and as JSON")
    func now() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let bo = site.people.trainer
            #expect(try await site.get("/api/v1/live", as: bo).json([Training].self).isEmpty)
            try await begin(story, site)
            let trainings = try await site.get("/api/v1/live", as: bo).json([Training].self)
            #expect(trainings.map(\.session) == ["\(story.session)"] && trainings[0].state == "started")
            let page = try await site.get("/live", as: bo).text
            #expect(page.contains(story.citizen.givenName) && page.contains("http-equiv=\"refresh\""))
            let neighbour = site.people.neighbour
            #expect(try await site.get("/api/v1/live", as: neighbour).json([Training].self).isEmpty)
            #expect(try await !site.get("/live", as: neighbour).text.contains(story.citizen.givenName))
        }
    }

    @Test("a stream tells the state at once and each change of it")
    func stream() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let places = LivePlaces()
            let stream = LiveStream(
                live: site.services.live, staff: site.people.trainer.staff, place: try places.take())
            var events = stream.makeAsyncIterator()
            #expect(try await events.next().map { String(buffer: $0) } == "event: training\ndata: []\n\n")
            try await begin(story, site)
            let change = try await events.next().map { String(buffer: $0) }
            #expect(change?.contains("\"\(story.session)\"") == true)
        }
    }

    @Test("there are only so many streams, and each gives its place back")
    func places() throws {
        let places = LivePlaces()
        var taken = try (0..<LiveStream.most).map { _ in try places.take() }
        #expect(throws: ServiceError.self) { try places.take() }
        taken.removeLast()
        #expect(throws: Never.self) { try places.take() }
    }
}
