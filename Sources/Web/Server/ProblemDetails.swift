import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Services

/// An error as programs get it (RFC 9457).
struct ProblemDetails: Encodable, Sendable {
    let type: String
    let title: String
    let status: Int
    let detail: String

    init(_ fault: Fault) {
        type = "about:blank"
        title = fault.status.reasonPhrase
        status = fault.status.code
        detail = fault.message
    }

    static func response(to fault: Fault) -> Response {
        // The four plain values above always have a JSON form.
        let data = (try? JSONEncoder().encode(ProblemDetails(fault))) ?? Data("{}".utf8)
        var response = Response(
            status: fault.status, headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
        response.headers[.retryAfter] = fault.retryAfter.map(String.init)
        return response
    }
}
