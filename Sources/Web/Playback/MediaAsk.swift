import Domain
import HTTPTypes
import Hummingbird
import NIOHTTP1

/// What a request under `/media` says that the answer depends on.
struct MediaAsk: Sendable {
    let isHead: Bool
    /// Without a query.
    let path: String
    var range: String?
    var ifRange: String?
    var ifNoneMatch: String?
    var acceptEncoding: String?
    var deviceToken: String?
    var signInSecret: String?
    /// What the player says of itself (CTA-5004), as it stands in the query.
    var playerQuery: String?
    /// The same from the headers, joined by commas.
    var playerHeaders: String?

    /// A `GET` that asks for nothing else.
    init(path: String) {
        isHead = false
        self.path = path
    }

    init(_ request: Request) {
        isHead = request.method == .head
        path = request.uri.path
        range = request.headers[.range]
        ifRange = request.headers[.ifRange]
        ifNoneMatch = request.headers[.ifNoneMatch]
        acceptEncoding = request.headers[.acceptEncoding]
        for part in (request.uri.query ?? "").split(separator: "&") where part.hasPrefix("CMCD=") {
            playerQuery = String(part.dropFirst(5))
        }
        for name in [HTTPField.Name.cmcdRequest, .cmcdObject, .cmcdStatus, .cmcdSession] {
            if let value = request.headers[name] { hear(value) }
        }
    }

    /// The session whose stream the path is of.
    var session: ID<Session>? {
        guard path.utf8.starts(with: "/media/sessions/".utf8) else { return nil }
        return ID(String(path.dropFirst(16).prefix { $0 != "/" }))
    }

    /// Takes in one of the four headers.
    mutating func hear(_ value: String) {
        guard value.utf8.count <= 2048 else { return }
        playerHeaders = playerHeaders.map { $0 + "," + value } ?? value
    }

    /// Reads a request that can be answered at the door: a plain one on a
    /// connection that stays open. Nil for all others.
    init?(_ head: HTTPRequestHead, cookies: CookieJar) {
        guard head.uri.utf8.starts(with: "/media/".utf8), head.version == .http1_1 else { return nil }
        switch head.method {
        case .GET: isHead = false
        case .HEAD: isHead = true
        default: return nil
        }
        if let mark = head.uri.utf8.firstIndex(of: UInt8(ascii: "?")) {
            let query = head.uri[mark...].dropFirst()
            guard query.utf8.starts(with: "CMCD=".utf8), !query.utf8.contains(UInt8(ascii: "&")) else { return nil }
            path = String(head.uri[..<mark])
            playerQuery = String(query.dropFirst(5))
        } else {
            path = head.uri
        }
        for (name, value) in head.headers {
            switch name.utf8.count {
            case 5 where name.isSame("range"): range = value
            case 6 where name.isSame("cookie"): read(cookie: value, cookies)
            case 6 where name.isSame("expect"): return nil
            case 7 where name.isSame("upgrade"): return nil
            case 8 where name.isSame("if-range"): ifRange = value
            case 10 where name.isSame("connection"):
                guard value.isSame("keep-alive") else { return nil }
            case 11 where name.isSame("cmcd-object") || name.isSame("cmcd-status"): hear(value)
            case 12 where name.isSame("cmcd-request") || name.isSame("cmcd-session"): hear(value)
            case 13 where name.isSame("if-none-match"): ifNoneMatch = value
            case 13 where name.isSame("authorization"): return nil
            case 14 where name.isSame("content-length"): return nil
            case 15 where name.isSame("accept-encoding"): acceptEncoding = value
            case 17 where name.isSame("transfer-encoding"): return nil
            default: break
            }
        }
    }

    mutating func read(cookie header: String, _ cookies: CookieJar) {
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = pair.drop { $0 == UInt8(ascii: " ") }
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = pair[pair.index(after: equals)...]
            if pair[..<equals].elementsEqual(cookies.device.utf8) {
                deviceToken = String(Substring(value))
            } else if pair[..<equals].elementsEqual(cookies.signIn.utf8) {
                signInSecret = String(Substring(value))
            }
        }
    }
}

extension String {
    /// Whether this is `other`, which is in lower case, in any case of ASCII
    /// letters.
    fileprivate func isSame(_ other: StaticString) -> Bool {
        guard utf8.count == other.utf8CodeUnitCount else { return false }
        // A static string's bytes are there for as long as the program.
        let bytes = unsafe UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)
        return unsafe zip(utf8, bytes).allSatisfy { byte, lower in
            byte == lower || (byte | 0x20 == lower && (0x41...0x5A).contains(byte))
        }
    }
}
