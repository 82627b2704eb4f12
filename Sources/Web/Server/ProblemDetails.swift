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

    func response() -> Response {
        // The four plain values above always have a JSON form.
        let data = (try? JSONEncoder().encode(self)) ?? Data("{}".utf8)
        return Response(
            status: HTTPResponse.Status(code: status), headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }
}
