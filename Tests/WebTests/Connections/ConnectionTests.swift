import Domain
import Foundation
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

/// Connections as awkward clients use them.
@Suite struct ConnectionTests {
    private static func request(_ path: String, _ asker: any Asker, method: String = "GET", _ fields: String = "")
        -> String
    {
        "\(method) \(path) HTTP/1.1\r\nHost: x\r\nCookie: \(asker.cookie)\r\n\(fields)\r\n"
    }

    /// The status of each answer in turn, and its body's length.
    private static func answers(_ text: String) -> [String] {
        text.matches(of: /HTTP\/1\.1 (\d+)/).map { String($0.output.1) }
    }

    @Test("answers come in the order of the requests, whoever gives them")
    func pipelining() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let port = try #require(site.client.port)
            let story = try await Story(site)
            let media = Self.request("/media/\(story.video.id)/main.m3u8", story.tablet)
            let health = Self.request("/healthz", story.tablet)
            let missing = Self.request("/media/\(story.video.id)/none.mp4", story.tablet)
            let part = Self.request("/media/\(story.video.id)/poster.jpg", story.tablet, "Range: bytes=0-0\r\n")
            let requests = [media, health, media, missing, media, part, health]
            for _ in 0..<3 {
                let text = try await Wire.exchange(port: port, [requests.joined()])
                #expect(Self.answers(text) == ["200", "200", "200", "404", "200", "206", "200"])
            }
        }
    }

    @Test("a request may come in pieces, and one whose client says goodbye is answered")
    func pieces() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let port = try #require(site.client.port)
            let story = try await Story(site)
            let request = Self.request("/media/\(story.video.id)/main.m3u8", story.tablet)
            for cut in [1, 5, request.utf8.count - 3] {
                let pieces = [String(request.prefix(cut)), String(request.dropFirst(cut))]
                let text = try await Wire.exchange(port: port, pieces)
                #expect(Self.answers(text) == ["200"])
                #expect(text.hasSuffix("\r\n360p.m3u8\n") || text.contains("#EXTM3U"))
            }
        }
    }

    @Test("what is not a plain request goes to the router")
    func unusual() async throws {
        try await Site.with(live: ServerLimits()) { site in
            let port = try #require(site.client.port)
            let story = try await Story(site)
            let path = "/media/\(story.video.id)/main.m3u8"
            for fields in [
                "Connection: close\r\n", "Content-Length: 0\r\n", "Authorization: Bearer x\r\n",
                "Connection: Upgrade\r\nUpgrade: h2c\r\n",
            ] {
                let text = try await Wire.exchange(port: port, [Self.request(path, story.tablet, fields)])
                #expect(Self.answers(text) == ["200"], "\(fields)")
                #expect(text.contains("X-Request-Id") || text.contains("x-request-id"), "\(fields)")
            }
            let body = "Content-Length: 5\r\n\r\nGET /"
            let text = try await Wire.exchange(
                port: port, [Self.request(path, story.tablet, body) + Self.request(path, story.tablet)])
            #expect(Self.answers(text).first == "200")
            let bad = try await Wire.exchange(port: port, ["GET /media/x\r\n\r\n"])
            #expect(Self.answers(bad) == ["400"] || bad.isEmpty)
        }
    }

    @Test("who takes nothing of an answer is let go, who takes it slowly is not")
    func stall() async throws {
        let size = 16 << 20
        try await Site.with(live: ServerLimits(stall: 5, idle: 60)) { site in
            let port = try #require(site.client.port)
            let story = try await Story(site)
            let file = site.media.appending(path: "videos/\(story.video.id)/360p.mp4")
            try Data(count: size).write(to: file)
            let request = Self.request("/media/\(story.video.id)/360p.mp4", story.tablet)
            func read(after wait: Duration, pause: Duration) async throws -> Int {
                try await Wire.with(port: port) { incoming, outgoing in
                    try await outgoing.write(ByteBuffer(string: request))
                    try await Task.sleep(for: wait)
                    var count = 0
                    do {
                        for try await bytes in incoming {
                            count += bytes.readableBytes
                            if pause > .zero { try await Task.sleep(for: pause) }
                            if count > size { break }
                        }
                    } catch is IOError {}
                    return count
                }
            }
            #expect(try await read(after: .seconds(12), pause: .zero) < size)
            #expect(try await read(after: .zero, pause: .milliseconds(1)) > size)
        }
    }

    @Test("a connection on which nothing happens is closed")
    func idle() async throws {
        try await Site.with(live: ServerLimits(stall: 0.2, idle: 0.5)) { site in
            let port = try #require(site.client.port)
            let isClosed = try await Wire.with(port: port) { incoming, outgoing in
                // A busy machine may be too slow to say even that.
                try? await outgoing.write(ByteBuffer(string: "GET /heal"))
                for try await _ in incoming { return false }
                return true
            }
            #expect(isClosed)
        }
    }
}
