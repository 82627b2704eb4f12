import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Testing

@testable import Web

@Suite struct IngestRoutesTests {
    private struct Receipt: Decodable {
        struct Rejection: Decodable {
            let index: Int
            let id: String?
            let code: String
            let detail: String
            let retryable: Bool
        }

        let stored: Int
        let duplicate: Int
        let rejected: [Rejection]
        struct Gap: Decodable {
            let first: Int
            let last: Int
        }
        let gaps: [Gap]
        let serverTime: Int64
    }

    private static let batch = "application/cloudevents-batch+json"

    private func post(
        _ site: Site, _ body: String, as tablet: Tablet?, type: String? = batch
    ) async throws -> TestResponse {
        var headers: HTTPFields = [:]
        headers[.contentType] = type
        headers[.named("Trin-Sent-At")] = "2026-11-23T08:00:00Z"
        return try await site.send(.post, "/ingest/v1/events", as: tablet, headers, body: Array(body.utf8))
    }

    private func event(_ story: Story, id: String, session: String? = nil) -> String {
        """
        {"specversion":"1.0","id":"\(id)","source":"/devices/\(story.tablet.device.id)",\
        "type":"trin.session.started","subject":"\(session ?? story.session.description)",\
        "time":"2026-11-23T08:00:00Z","bootid":"0198c0de-0000-4000-8000-000000000002","monotonic":"1000",\
        "datacontenttype":"application/json","data":{"position":0}}
        """
    }

    @Test("what is stored, known and set aside stands in the receipt")
    func receipt() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let good = event(story, id: "0198c0de-0000-7000-8000-00000000000a")
            let strange = event(
                story, id: "0198c0de-0000-7000-8000-00000000000b", session: "0198c0de-0000-7000-8000-000000000001")
            let response = try await post(site, "[\(good),\(good),\(strange),{}]", as: story.tablet)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == "application/json")
            let receipt: Receipt = try response.json()
            #expect(receipt.stored == 1)
            #expect(receipt.duplicate == 1)
            #expect(receipt.rejected.map(\.index) == [2, 3])
            #expect(receipt.rejected.first?.id == "0198c0de-0000-7000-8000-00000000000b")
            #expect(receipt.rejected.last?.id == nil)
            #expect(response.text.contains(#""id":null"#))
            #expect(receipt.rejected.allSatisfy { !$0.retryable && !$0.code.isEmpty && !$0.detail.isEmpty })
            #expect(receipt.gaps.isEmpty)
            #expect(receipt.serverTime == site.clock.now.milliseconds)
            let again: Receipt = try await post(site, "[\(good)]", as: story.tablet).json()
            #expect(again.stored == 0)
            #expect(again.duplicate == 1)
            let today = try await site.get("/device/v1/today", as: story.tablet)
            #expect(today.text.contains(#""state":"started""#))
        }
    }

    @Test("one event may come alone")
    func single() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let good = event(story, id: "0198c0de-0000-7000-8000-00000000000a")
            let response = try await post(
                site, good, as: story.tablet, type: "application/cloudevents+json; charset=utf-8")
            let receipt: Receipt = try response.json()
            #expect(receipt.stored == 1)
        }
    }

    @Test("a packed body is unpacked", arguments: ["gzip", "GZIP", "x-gzip"])
    func packed(coding: String) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let good = event(story, id: "0198c0de-0000-7000-8000-00000000000a")
            let body = try Self.packed(Array("[\(good)]".utf8))
            let receipt: Receipt = try await post(site, body, coding: coding, as: story.tablet).json()
            #expect(receipt.stored == 1)
        }
    }

    @Test("a packed body that is damaged is 400, one that bursts 413, and another coding 415")
    func badPackages() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let good = try Self.packed(Array("[\(event(story, id: "0198c0de-0000-7000-8000-00000000000a"))]".utf8))
            func status(_ body: [UInt8], _ coding: String = "gzip") async throws -> Int? {
                try await post(site, body, coding: coding, as: story.tablet).problem?.status
            }
            #expect(try await status(good.dropLast(9)) == 400)
            #expect(try await status(good.map { $0 ^ 1 }) == 400)
            #expect(try await status(good + [1, 2, 3]) == 400)
            #expect(try await status([]) == 400)
            #expect(try await status(Array("[]".utf8)) == 400)
            let bomb = try Self.packed([UInt8](repeating: UInt8(ascii: " "), count: 64 << 20))
            #expect(bomb.count < 100_000)
            #expect(try await status(bomb) == 413)
            #expect(try await status(good, "br") == 415)
            #expect(try await status(good, "gzip, gzip") == 415)
        }
    }

    @Test("a body of several packages is read as one")
    func members() throws {
        let body =
            try Self.packed(Array(repeating: 1, count: 100_000)) + Self.packed([UInt8](repeating: 2, count: 99) + [3])
        let text = try Gunzip(limit: 100_100).inflate(ByteBuffer(bytes: body))
        #expect(text.count == 100_100 && text.suffix(2) == [2, 3])
        #expect(throws: ServiceError.self) { try Gunzip(limit: 100_099).inflate(ByteBuffer(bytes: body)) }
    }

    private static func packed(_ body: [UInt8]) throws -> [UInt8] {
        // `gzip` answers nothing for what would not become smaller.
        let buffer = try #require(gzip(ByteBuffer(bytes: body)))
        return Array(buffer.readableBytesView)
    }

    private func post(_ site: Site, _ body: [UInt8], coding: String, as tablet: Tablet) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: Self.batch]
        headers[.contentEncoding] = coding
        return try await site.send(.post, "/ingest/v1/events", as: tablet, headers, body: body)
    }

    @Test("every type of event has a schema that anybody can read")
    func schemas() async throws {
        struct Entry: Decodable {
            let type: String
            let href: String
        }
        try await Site.with { site in
            let list: [Entry] = try await site.get("/ingest/v1/schemas").json()
            #expect(list.count > 15 && list.contains { $0.type == "trin.help.requested" })
            for entry in list {
                let answer = try await site.get(entry.href)
                #expect(answer.headers[.contentType] == "application/schema+json")
                #expect(answer.text.contains("\"const\":\"\(entry.type)\""))
            }
            #expect(try await site.get("/ingest/v1/schemas/trin.nothing").problem?.status == 404)
        }
    }

    @Test("a body that cannot be read is 400", arguments: ["", "{", "{}", "[1", "null", "[]]", "\u{FEFF}["])
    func malformed(body: String) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            #expect(try await post(site, body, as: story.tablet).problem?.status == 400)
        }
    }

    @Test(
        "another type is 415",
        arguments: [nil, "", "application/json", "text/plain", "application/x-www-form-urlencoded"])
    func type(type: String?) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            #expect(try await post(site, "[]", as: story.tablet, type: type).problem?.status == 415)
        }
    }

    @Test("more than a mebibyte, or than a thousand events, is 413")
    func size() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let spaces = "[" + String(repeating: " ", count: 1 << 20) + "]"
            #expect(try await post(site, spaces, as: story.tablet).problem?.status == 413)
            let many = "[" + Array(repeating: "{}", count: 1001).joined(separator: ",") + "]"
            #expect(try await post(site, many, as: story.tablet).problem?.status == 413)
        }
    }

    @Test("an unpaired tablet is 401 before anything is read")
    func unpaired() async throws {
        try await Site.with { site in
            let response = try await post(site, "nonsense", as: nil, type: nil)
            #expect(response.problem?.status == 401)
        }
    }
}
