import NIOCore
import NIOHTTP1
import Testing

@testable import Web

/// Requests that are read from their bytes, without the HTTP decoder.
@Suite struct MediaAskTests {
    private let cookies = CookieJar(isSecure: false)

    private func read(_ text: String) -> MediaAsk? { MediaAsk(ByteBuffer(string: text), cookies: cookies) }

    @Test("a plain request is read as the decoder's parts are")
    func plain() throws {
        let fields = [
            ("Host", "x"), ("cookie", "a=b; trin-device=TTT; trin=SSS"), ("RANGE", "bytes=0-1"), ("If-Range", "\"t\""),
            ("If-None-Match", "\"u\""), ("Accept-Encoding", "gzip, br"), ("Connection", "keep-alive"), ("X-Y_1", ""),
        ]
        let text = "GET /media/v/360p.mp4 HTTP/1.1\r\n" + fields.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
        let ask = try #require(read(text))
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: "/media/v/360p.mp4", headers: HTTPHeaders(fields))
        let decoded = try #require(MediaAsk(head, cookies: cookies))
        for one in [ask, decoded] {
            #expect(one.path == "/media/v/360p.mp4" && !one.isHead)
            #expect(one.deviceToken == "TTT" && one.signInSecret == "SSS")
            #expect(one.range == "bytes=0-1" && one.ifRange == "\"t\"" && one.ifNoneMatch == "\"u\"")
            #expect(one.acceptEncoding == "gzip, br")
        }
    }

    @Test(
        "all that is not plain is left to the decoder",
        arguments: [
            "", "GET /media/a HTTP/1.1\r\n", "GET /media/a HTTP/1.1\r\nHost: x\r\n", "GET /media/a HTTP/1.0\r\n\r\n",
            "HEAD /media/a HTTP/1.1\r\n\r\n", "POST /media/a HTTP/1.1\r\n\r\n", "GET /other HTTP/1.1\r\n\r\n",
            "GET /media/a?b HTTP/1.1\r\n\r\n", "GET /media/%61 HTTP/1.1\r\n\r\n", "GET  /media/a HTTP/1.1\r\n\r\n",
            "GET /media/a HTTP/1.1\r\n\r\nGET", "GET /media/a HTTP/1.1\r\n\r\nGET /media/a HTTP/1.1\r\n\r\n",
            "\r\nGET /media/a HTTP/1.1\r\n\r\n", "GET /media/a HTTP/1.1\n\n",
            "GET /media/a HTTP/1.1\r\nContent-Length: 1\r\n\r\n", "GET /media/a HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET /media/a HTTP/1.1\r\ntransfer-ENCODING: chunked\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nContent-Length : 1\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nExpect: 100-continue\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nConnection: close\r\n\r\n", "GET /media/a HTTP/1.1\r\nUpgrade: h2c\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nAuthorization: Bearer x\r\n\r\n", "GET /media/a HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nA: b\nC: d\r\n\r\n", "GET /media/a HTTP/1.1\r\nA: \u{0}\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nA: å\r\n\r\n", "GET /media/a HTTP/1.1\r\nA\r\n\r\n",
            "GET /media/a HTTP/1.1\r\n: b\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nRange: bytes=0-1\r\nRange: bytes=2-3\r\n\r\n",
            "GET /media/a HTTP/1.1\r\nCookie: trin=a\r\nCookie: trin=b\r\n\r\n",
        ])
    func unusual(text: String) {
        #expect(read(text) == nil)
    }

    @Test("what a player says of itself is heard in the query and in headers")
    func player() throws {
        let fields = [
            ("Host", "x"), ("CMCD-Request", "bl=1"), ("cmcd-object", "br=2"), ("CMCD-Status", "bs"),
            ("CMCD-Session", "sid=\"a\""),
        ]
        let uri = "/media/sessions/x/main.m3u8?CMCD=bl%3D1%2Csu"
        let text = "GET \(uri) HTTP/1.1\r\n" + fields.map { "\($0.0): \($0.1)\r\n" }.joined() + "\r\n"
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: uri, headers: HTTPHeaders(fields))
        for one in [try #require(read(text)), try #require(MediaAsk(head, cookies: cookies))] {
            #expect(one.path == "/media/sessions/x/main.m3u8")
            #expect(one.playerQuery == "bl%3D1%2Csu")
            #expect(one.playerHeaders == "bl=1,br=2,bs,sid=\"a\"")
        }
    }

    @Test(
        "another query is the router's business", arguments: ["?download", "?CMCD=a&b=1", "?b=1&CMCD=a", "?cmcd=a"])
    func otherQueries(query: String) {
        let uri = "/media/a" + query
        #expect(read("GET \(uri) HTTP/1.1\r\n\r\n") == nil)
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: uri)
        #expect(MediaAsk(head, cookies: cookies) == nil)
    }
}
