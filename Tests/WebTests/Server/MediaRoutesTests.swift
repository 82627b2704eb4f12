import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Testing

@testable import Web

@Suite struct MediaRoutesTests {
    @Test(
        "a range is answered with 206 and just its bytes",
        arguments: [
            ("bytes=0-1", 0...1), ("bytes=0-0", 0...0), ("bytes=100-599", 100...599), ("bytes=1990-", 1990...1999),
            ("bytes=-5", 1995...1999), ("bytes=1999-5000", 1999...1999), ("bytes=-5000", 0...1999),
        ])
    func ranges(header: String, bytes: ClosedRange<Int>) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let path = "/media/\(story.video.id)/360p.mp4"
            let response = try await site.get(path, as: story.tablet, [.range: header])
            #expect(response.status == .partialContent)
            let bounds = "\(bytes.lowerBound)-\(bytes.upperBound)"
            #expect(response.headers[.contentRange] == "bytes \(bounds)/2000")
            #expect(response.headers[.contentLength] == "\(bytes.count)")
            #expect(Array(response.body.readableBytesView) == Array(Story.movie[bytes]))
            let head = try await site.send(.head, path, as: story.tablet, [.range: header])
            #expect(head.status == .partialContent)
            #expect(head.headers[.contentLength] == "\(bytes.count)")
            #expect(head.body.readableBytes == 0)
        }
    }

    @Test("a range behind the end is 416 with the size", arguments: ["bytes=2000-", "bytes=5000-6000", "bytes=-0"])
    func outside(range: String) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let response = try await site.get(
                "/media/\(story.video.id)/360p.mp4", as: story.tablet, [.range: range])
            #expect(response.status == .rangeNotSatisfiable)
            #expect(response.headers[.contentRange] == "bytes */2000")
        }
    }

    @Test(
        "a range that cannot be read, or of another version, is the whole",
        arguments: [
            [.range: "bytes=5-2"], [.range: "bytes=a-b"], [.range: "lines=1-2"], [.range: "bytes=0-1,4-5"],
            [.range: "bytes=--1"], [.range: "bytes=+1-2"], [.range: "bytes="],
            [.range: "bytes=0-1", .ifRange: "\"other\""],
        ] as [HTTPFields])
    func whole(headers: HTTPFields) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let response = try await site.get("/media/\(story.video.id)/360p.mp4", as: story.tablet, headers)
            #expect(response.status == .ok)
            #expect(Array(response.body.readableBytesView) == Story.movie)
        }
    }

    @Test(
        "each file has its type, and all but what may change is kept for ever",
        arguments: [
            ("360p.mp4", "video/mp4", true), ("audio.mp4", "audio/mp4", true), ("poster.jpg", "image/jpeg", true),
            ("main.m3u8", "application/vnd.apple.mpegurl", false), ("video.json", "application/json", false),
        ])
    func types(name: String, type: String, isFinal: Bool) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let path = "/media/\(story.video.id)/\(name)"
            let response = try await site.get(path, as: story.tablet)
            #expect(response.status == .ok)
            #expect(response.headers[.contentType] == type)
            #expect(
                response.headers[.cacheControl]
                    == (isFinal ? "private, max-age=31536000, immutable" : "private, no-cache"))
            #expect(response.headers[.acceptRanges] == "bytes")
            let tag = try #require(response.headers[.eTag])
            let again = try await site.get(path, as: story.tablet, [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            let head = try await site.send(.head, path, as: story.tablet)
            #expect(head.headers[.contentLength] == "\(response.body.readableBytes)")
            #expect(head.body.readableBytes == 0)
            #expect(try await site.get(path, as: site.people.neighbour).status == .ok)
        }
    }

    @Test(
        "no name leads out of a video's own files",
        arguments: [
            "notes.txt", "..", "%2e%2e", "../secret.mp4", "%2e%2e%2fsecret.mp4", "..%2fsecret.mp4", "720p.mp4",
            "360p.mp4%00.jpg", "./360p.mp4", "captions/da.txt", "captions/xx.vtt", "captions/..%2fda.vtt", "",
            "360p.mp4/", "MAIN.M3U8",
        ])
    func names(name: String) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let response = try await site.get("/media/\(story.video.id)/\(name)", as: story.tablet)
            // A trailing slash is the same address.
            #expect(response.status == (name == "360p.mp4/" ? .ok : .notFound))
            #expect(!response.text.contains("secret\n") && response.text != "secret")
        }
    }

    @Test(
        "a video that is not there, or no identifier, is 404",
        arguments: ["0198c0de-0000-7000-8000-000000000001", "x", "..", "*"])
    func unknownVideo(id: String) async throws {
        try await Site.with { site in
            let story = try await Story(site)
            for method in [HTTPRequest.Method.get, .head] {
                let response = try await site.send(method, "/media/\(id)/main.m3u8", as: story.tablet)
                #expect(response.status == .notFound)
                #expect(response.body.readableBytes == 0 || method == .get)
            }
        }
    }

    @Test("a session's stream is for the citizen's own tablet and their unit's staff")
    func sessions() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let strange = try await Story.stranger(site)
            let base = "/media/sessions/\(story.session)"
            for asker in [story.tablet, site.people.therapist, site.people.superuser] as [any Asker] {
                let main = try await site.get("\(base)/main.m3u8", as: asker)
                #expect(main.status == .ok)
                #expect(main.headers[.contentType] == "application/vnd.apple.mpegurl")
                #expect(main.headers[.cacheControl] == "private, no-cache")
                #expect(main.text.hasPrefix("#EXTM3U"))
                let captions = try await site.get("\(base)/captions/da.vtt", as: asker)
                #expect(captions.headers[.contentType] == "text/vtt; charset=utf-8")
                // Twenty repetitions are two rounds of a video of ten.
                #expect(captions.text.components(separatedBy: "Rejs dig").count == 3)
                let head = try await site.send(.head, "\(base)/main.m3u8", as: asker)
                #expect(head.headers[.contentLength] == "\(main.body.readableBytes)")
            }
            for asker in [strange, site.people.neighbour] as [any Asker] {
                for path in ["\(base)/main.m3u8", "\(base)/360p.m3u8", "\(base)/captions/da.vtt"] {
                    #expect(try await site.get(path, as: asker).problem?.status == 404)
                }
            }
            for path in ["nothing.m3u8", "..%2fmain.m3u8", "captions/sv.vtt", "captions/da"] {
                #expect(try await site.get("\(base)/\(path)", as: story.tablet).problem?.status == 404, "\(path)")
            }
        }
    }

    @Test("every playlist and every file that a session's stream names can be fetched")
    func streamIsWhole() async throws {
        try await Site.with { site in
            let story = try await Story(site)
            let base = "/media/sessions/\(story.session)/"
            let main = try await site.get(base + "main.m3u8", as: story.tablet).text
            let names = Set(main.matches(of: /(?:URI="|\n)([^#"\n]+)/).map { String($0.output.1) })
            #expect(!names.isEmpty)
            for name in names {
                let list = try await site.get(name.hasPrefix("/") ? name : base + name, as: story.tablet)
                #expect(list.status == .ok, "\(name)")
                let files = Set(list.text.matches(of: /\/media\/[^"\n]+/).map { String($0.output) })
                for file in files {
                    #expect(try await site.get(file, as: story.tablet).status == .ok, "\(file)")
                }
            }
        }
    }
}
