import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Services
import Testing

@testable import Web

/// tus 1.0.0 as its specification has it.
@Suite struct UploadProtocolTests {
    private static let bytes = "application/offset+octet-stream"

    /// Requests of one person's upload script.
    private struct Script {
        let site: Site
        var person: Person

        func send(
            _ method: HTTPRequest.Method, _ path: String = "/api/v1/uploads", _ fields: HTTPFields = [:],
            body: [UInt8]? = nil
        ) async throws -> TestResponse {
            var headers: HTTPFields = [.tus: "1.0.0", .token: person.csrf]
            for field in fields { headers[field.name] = field.value.isEmpty ? nil : field.value }
            return try await site.send(method, path, as: person, headers, body: body)
        }

        /// The address of a new upload.
        func create(_ length: Int) async throws -> String {
            let response = try await send(.post, "/api/v1/uploads", [.length: "\(length)"])
            #expect(response.status == .created)
            return try #require(response.headers[.location])
        }

        func append(_ path: String, at offset: Int, _ bytes: [UInt8]) async throws -> TestResponse {
            try await send(
                .patch, path, [.offset: "\(offset)", .contentType: UploadProtocolTests.bytes], body: bytes)
        }
    }

    private func with(_ body: @Sendable (Script) async throws -> Void) async throws {
        try await Site.with { site in try await body(Script(site: site, person: site.people.therapist)) }
    }

    @Test("OPTIONS tells version, extensions and the largest size, to whatever version asks")
    func options() async throws {
        try await with { script in
            let response = try await script.send(.options, "/api/v1/uploads", [.tus: ""])
            #expect(response.status == .noContent)
            #expect(response.headers[.named("Tus-Version")] == "1.0.0")
            #expect(response.headers[.named("Tus-Max-Size")] == "10000")
            let extensions = try #require(response.headers[.named("Tus-Extension")])
            #expect(extensions == "creation,creation-with-upload,checksum,termination,expiration")
            #expect(response.headers[.named("Tus-Checksum-Algorithm")] == "sha1,sha256,md5")
            #expect(response.headers[.named("Trin-Quota-Used")] == "0")
        }
    }

    @Test("another version is 412 and told ours", arguments: ["", "0.2.2", "2.0.0"])
    func version(version: String) async throws {
        try await with { script in
            let path = try await script.create(5)
            for method in [HTTPRequest.Method.head, .patch, .delete] {
                let response = try await script.send(method, path, [.tus: version])
                #expect(response.status == .preconditionFailed)
                #expect(response.headers[.named("Tus-Version")] == "1.0.0")
            }
        }
    }

    @Test("pieces become a file, and the last makes it a video")
    func pieces() async throws {
        try await with { script in
            let created = try await script.send(
                .post, "/api/v1/uploads", [.length: "10", .metadata: "filename a25lZV9saWZ0Lm1wNA==,private"])
            #expect(created.status == .created)
            #expect(created.headers[.tus] == "1.0.0")
            let path = try #require(created.headers[.location])
            #expect(path.hasPrefix("/api/v1/uploads/"))
            let expires = try #require(created.headers[.named("Upload-Expires")])
            #expect(expires == "Wed, 25 Nov 2026 08:00:00 GMT")

            let first = try await script.append(path, at: 0, [1, 2, 3, 4])
            #expect(first.status == .noContent)
            #expect(first.headers[.offset] == "4")
            let head = try await script.send(.head, path)
            #expect(head.status == .ok)
            #expect(head.headers[.offset] == "4")
            #expect(head.headers[.length] == "10")
            #expect(head.headers[.cacheControl] == "no-store")
            #expect(head.headers[.tus] == "1.0.0")
            #expect(head.body.readableBytes == 0)

            let last = try await script.append(path, at: 4, [5, 6, 7, 8, 9, 10])
            #expect(last.headers[.offset] == "10")
            let video = try #require(last.headers[.named("Trin-Video")])
            let state = try await script.send(.get, "/api/v1/videos/\(video)")
            #expect(state.text.contains(#""state":"processing""#))
            let names = try await script.site.services.library.entries().map { $0.exercise.name[.danish] }
            #expect(names == ["Knee lift"])
            #expect(try await script.send(.delete, path).status == .conflict)
        }
    }

    @Test("a wrong offset is 409 and changes nothing", arguments: [0, 3, 5, 10, 11])
    func offset(offset: Int) async throws {
        try await with { script in
            let path = try await script.create(10)
            _ = try await script.append(path, at: 0, [1, 2, 3, 4])
            #expect(try await script.append(path, at: offset, [0]).status == .conflict)
            #expect(try await script.send(.head, path).headers[.offset] == "4")
        }
    }

    @Test("an offset that is no number is 400", arguments: ["", "-1", "+0", "1.5", "one", "99999999999999999999"])
    func offsetSpelling(offset: String) async throws {
        try await with { script in
            let path = try await script.create(10)
            let response = try await script.send(
                .patch, path, [.offset: offset, .contentType: Self.bytes], body: [1])
            #expect(response.problem?.status == 400)
        }
    }

    @Test("bytes of another type are 415", arguments: ["", "application/octet-stream", "video/mp4"])
    func type(type: String) async throws {
        try await with { script in
            let path = try await script.create(10)
            let response = try await script.send(.patch, path, [.offset: "0", .contentType: type], body: [1])
            #expect(response.problem?.status == 415)
            #expect(response.headers[.tus] == "1.0.0")
        }
    }

    @Test("a file that is too large is 413, announced or not")
    func size() async throws {
        try await with { script in
            let refused = try await script.send(.post, "/api/v1/uploads", [.length: "10001"]).problem
            #expect(refused?.status == 413 && refused?.message?.hasPrefix("Filen er for stor") == true)
            let path = try await script.create(4)
            #expect(try await script.append(path, at: 0, [1, 2, 3, 4, 5]).problem?.status == 413)
            #expect(try await script.send(.head, path).headers[.offset] == "0")
        }
    }

    @Test(
        "an upload without a good length is 400",
        arguments: [
            [.length: ""], [.length: "-4"], [.length: "0"], [.length: "ten"], [.named("Upload-Defer-Length"): "1"],
        ]
            as [HTTPFields])
    func length(fields: HTTPFields) async throws {
        try await with { script in
            let response = try await script.send(.post, "/api/v1/uploads", fields)
            #expect(response.problem?.status == 400)
        }
    }

    @Test(
        "metadata that cannot be read are 400",
        arguments: [
            "filename !!!", "filename YQ== YQ==", "exercise eA==", "filename YQ==,filename YQ==", ",,", "filename /w==",
        ])
    func metadata(text: String) async throws {
        try await with { script in
            let response = try await script.send(
                .post, "/api/v1/uploads", [.length: "5", .metadata: text])
            #expect(response.problem?.status == 400)
        }
    }

    @Test("an exercise that is not there is 404")
    func unknownExercise() async throws {
        try await with { script in
            let id = Data("0198c0de-0000-7000-8000-000000000001".utf8).base64EncodedString()
            let response = try await script.send(
                .post, "/api/v1/uploads", [.length: "5", .metadata: "exercise \(id)"])
            #expect(response.problem?.status == 404)
        }
    }

    @Test("the first piece may come with the creation")
    func creationWithUpload() async throws {
        try await with { script in
            let response = try await script.send(
                .post, "/api/v1/uploads", [.length: "5", .contentType: Self.bytes], body: [1, 2, 3])
            #expect(response.status == .created)
            #expect(response.headers[.offset] == "3")
            let path = try #require(response.headers[.location])
            #expect(try await script.append(path, at: 3, [4, 5]).headers[.named("Trin-Video")] != nil)
        }
    }

    @Test("a piece with a wrong checksum is 460 and leaves nothing, one with a right one counts")
    func checksum() async throws {
        try await with { script in
            let path = try await script.create(3)
            func send(_ checksum: String) async throws -> TestResponse {
                try await script.send(
                    .patch, path,
                    [.offset: "0", .contentType: Self.bytes, .named("Upload-Checksum"): checksum],
                    body: Array("abc".utf8))
            }
            #expect(try await send("sha1 AAAAAAAAAAAAAAAAAAAAAAAAAAA=").problem?.status == 460)
            #expect(try await script.send(.head, path).headers[.offset] == "0")
            for bad in ["crc32 AAAA", "sha1", "sha1 !", "sha1 AAAA BBBB"] {
                #expect(try await send(bad).problem?.status == 400, "\(bad)")
            }
            let right = try await send("sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=")
            #expect(right.headers[.named("Trin-Video")] != nil)
        }
    }

    @Test("two pieces at once: one is written, the other is told to wait or to ask again")
    func parallel() async throws {
        try await with { script in
            for _ in 0..<10 {
                let path = try await script.create(2)
                async let one = script.append(path, at: 0, [1, 2])
                async let other = script.append(path, at: 0, [1, 2])
                let codes = try await [one.status.code, other.status.code].sorted()
                #expect(codes[0] == 204)
                #expect([204, 409, 423].contains(codes[1]))
                #expect(try await script.send(.head, path).headers[.offset] == "2")
            }
        }
    }

    @Test("an ended upload is 404, an expired one 410")
    func endings() async throws {
        try await with { script in
            let ended = try await script.create(5)
            #expect(try await script.send(.delete, ended).status == .noContent)
            #expect(try await script.send(.head, ended).status == .notFound)
            #expect(try await script.append(ended, at: 0, [1]).status == .notFound)
            let expired = try await script.create(5)
            script.site.clock.advance(seconds: 8 * 3600)
            #expect(try await script.append(expired, at: 0, [1]).status == .noContent)
            // Each piece begins the two days anew.
            try await script.site.services.uploads.sweep()
            script.site.clock.advance(seconds: 48 * 3600 + 1)
            var later = script
            let secret = try await script.site.services.accounts.signIn(userName: "mette", password: People.password)
            let signIn = try #require(try await script.site.services.accounts.authenticate(secret.text))
            later.person = Person(staff: signIn.staff, secret: secret.text, csrf: signIn.csrf)
            #expect(try await later.send(.head, expired).status == .gone)
            #expect(try await later.append(expired, at: 1, [1]).status == .gone)
            try await script.site.services.uploads.sweep()
            #expect(try await later.send(.head, expired).status == .notFound)
        }
    }

    @Test("another person's upload is not there")
    func strangers() async throws {
        try await with { script in
            let path = try await script.create(5)
            var other = script
            other.person = script.site.people.superuser
            #expect(try await other.send(.head, path).status == .notFound)
            #expect(try await other.append(path, at: 0, [1]).status == .notFound)
            #expect(try await other.send(.delete, path).status == .notFound)
            for id in ["nonsense", "..", "%2e%2e"] {
                #expect(try await script.send(.head, "/api/v1/uploads/\(id)").status == .notFound)
            }
        }
    }
}
