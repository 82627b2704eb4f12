import Foundation
import Glibc
import HTTPTypes
import NIOCore
import Synchronization

/// Writes the heads of the answers that ``MediaDoor`` gives.
final class MediaHead: Sendable {
    /// What every answer of the server says.
    private let common: String
    private let date = Mutex((second: 0, text: ""))

    init(isSecure: Bool) {
        common = Self.lines(of: SecurityHeadersMiddleware.fields(isSecure: isSecure)) + "Server: Trin\r\n"
    }

    /// The head, and behind it the body if it is given.
    func bytes(of answer: MediaAnswer, with body: ByteBuffer?) -> ByteBuffer {
        let fields = answer.isGzip ? answer.item.gzipLines : answer.item.lines
        var buffer = ByteBufferAllocator().buffer(capacity: 1200 + fields.utf8.count + (body?.readableBytes ?? 0))
        buffer.writeString(Self.statusLine(answer.status))
        buffer.writeString(fields)
        buffer.writeString(common)
        if answer.status == .ok {
            // As `ownFields` has it, but without making an array.
            buffer.writeStaticString("Content-Length: ")
            buffer.writeString(String(answer.size))
            buffer.writeStaticString("\r\n")
        } else {
            for (name, value) in answer.ownFields { buffer.writeString("\(name.rawName): \(value)\r\n") }
        }
        buffer.writeString(dateLine())
        buffer.writeStaticString("\r\n")
        if let body { buffer.writeImmutableBuffer(body) }
        return buffer
    }

    static func lines(of fields: HTTPFields) -> String {
        fields.map { "\($0.name.rawName): \($0.value)\r\n" }.joined()
    }

    private static func statusLine(_ status: HTTPResponse.Status) -> String {
        switch status {
        case .ok: "HTTP/1.1 200 OK\r\n"
        case .partialContent: "HTTP/1.1 206 Partial Content\r\n"
        default: "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n"
        }
    }

    /// `Date: …`, made once a second.
    private func dateLine() -> String {
        let now = time(nil)
        return date.withLock { date in
            if date.second != now {
                date = (now, "Date: \(Date(timeIntervalSince1970: Double(now)).httpHeader)\r\n")
            }
            return date.text
        }
    }
}
