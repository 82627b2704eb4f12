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
    /// The same for people, in the language of who is signed in.
    let message: String?

    init(_ fault: Fault, _ localizer: Localizer?) {
        type = "about:blank"
        title = fault.status.reasonPhrase
        status = fault.status.code
        detail = fault.message
        message = localizer?.told(of: fault)
    }

    static func response(to fault: Fault, _ localizer: Localizer? = nil) -> Response {
        // The plain values above always have a JSON form.
        let data = (try? JSONEncoder().encode(ProblemDetails(fault, localizer))) ?? Data("{}".utf8)
        var response = Response(
            status: fault.status, headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
        response.headers[.retryAfter] = fault.retryAfter.map(String.init)
        return response
    }
}
