import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Services
import Store
import Testing

@testable import Web

/// The whole server on a real database file, without a socket but where a
/// test asks for one.
struct Site: Sendable {
    let client: any TestClientProtocol
    let services: TrinServices
    let people: People
    let clock: TestClock
    let media: URL
    /// `GET /citizens/{id}` and the like.
    let routes: [Route]
    let isSecure: Bool

    /// - Parameter live: the limits of connections, to reach it by a socket.
    static func with(
        isSecure: Bool = false, live: ServerLimits? = nil, _ body: @Sendable (Site) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "trin-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Hummingbird keeps a request's identifier in what the logger holds.
        var logger = Logger(label: "trin") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        let database = try await openDatabase(.sqlite(path: folder.appending(path: "trin.db").path), logger: logger)
        let clock = TestClock()
        let media = folder.appending(path: "media")
        var limits = UploadService.Limits()
        limits.fileBytes = 10_000
        let services = try TrinServices(
            ServiceConfiguration(
                media: media, zone: try #require(Zone("Europe/Copenhagen")), worker: folder.appending(path: "none"),
                uploads: limits, passwordCost: 10),
            database: database, clock: WallClock { clock.now }, logger: logger)
        let people = try await People(services)
        let configuration = WebConfiguration(port: 0, isSecure: isSecure)
        let router = try buildRouter(configuration, services: services)
        let routes = router.routes.map { Route(method: $0.method, path: $0.path.description) }
        let application = try buildApplication(
            configuration, services: services, limits: live ?? ServerLimits(), background: [services.writer],
            logger: logger)
        try await application.test(live == nil ? .router : .live) { client in
            try await body(
                Site(
                    client: client, services: services, people: people, clock: clock, media: media, routes: routes,
                    isSecure: isSecure))
        }
        try? await database.close()
    }

    /// Sends a request as somebody, with the cookie that they would have.
    func send(
        _ method: HTTPRequest.Method, _ path: String, as asker: (any Asker)? = nil, _ headers: HTTPFields = [:],
        body: [UInt8]? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if let cookie = asker?.cookie {
            headers[.cookie] = (isSecure ? "__Host-" : "") + cookie
        }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
    }

    func get(_ path: String, as asker: (any Asker)? = nil, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await send(.get, path, as: asker, headers)
    }

    /// Posts a form with the token of the sign-in, as the page does.
    func post(
        _ path: String, _ fields: [String: String] = [:], as person: Person?, from page: String? = nil,
        _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var fields = fields
        fields["csrf"] = fields["csrf"] ?? person?.csrf ?? ""
        let text = fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")" }
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        if let page { headers[.referer] = "http://localhost" + page }
        return try await send(.post, path, as: person, headers, body: Array(text.joined(separator: "&").utf8))
    }
}

/// A method and the pattern of a path.
struct Route: Hashable, CustomStringConvertible, Sendable {
    let method: HTTPRequest.Method
    let path: String

    init(method: HTTPRequest.Method, path: String) {
        self.method = method
        self.path = path
    }

    init(_ text: String) throws {
        let parts = text.split(separator: " ").map(String.init)
        method = try #require(HTTPRequest.Method(parts[0]))
        path = parts[1]
    }

    var description: String { "\(method.rawValue) \(path)" }

    /// An address that the pattern fits.
    var example: String {
        path.replacing("{id}", with: "0198c0de-0000-7000-8000-000000000001").replacing("{name}", with: "main.m3u8")
            .replacing("{language}", with: "da").replacing("{date}", with: "2026-11-24")
            .replacing("{session}", with: "0198c0de-0000-7000-8000-000000000002").replacing("**", with: "trin.css")
    }

    /// Whether a person looks at the answer.
    var isPage: Bool { !["/api", "/device/", "/ingest", "/media"].contains { path.hasPrefix($0) } }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The body as JSON, when it is the problem that it says it is.
    var problem: Problem? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        return try? JSONDecoder().decode(Problem.self, from: Data(body.readableBytesView))
    }

    func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body.readableBytesView))
    }

    /// The message that goes to the next page.
    var flash: String? {
        guard let cookie = headers[values: .setCookie].first(where: { $0.contains("trin-flash=") }),
            let value = cookie.firstMatch(of: /trin-flash=([^;]*)/)?.output.1
        else { return nil }
        let text = value.replacing("-", with: "+").replacing("_", with: "/")
        let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
        return Data(base64Encoded: String(padded)).map { String(decoding: $0, as: UTF8.self) }
    }
}

struct Problem: Decodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let message: String?
}

extension HTTPField.Name {
    static let fetchSite = named("Sec-Fetch-Site")
    static let token = named("X-CSRF-Token")
    static let tus = named("Tus-Resumable")
    static let length = named("Upload-Length")
    static let offset = named("Upload-Offset")
    static let metadata = named("Upload-Metadata")

    static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .accept }
}
