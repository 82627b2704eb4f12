import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What names a content in the field `ETag`, without the quotation marks.
func entityTag(_ content: some DataProtocol) -> String { SHA256.hash(data: content).prefix(12).hexadecimal }

extension Response {
    /// A content that the reader asks for anew each time: 304 if it is still
    /// the one that they have.
    static func checked(_ body: ByteBuffer, _ headers: HTTPFields, for request: Request) -> Response {
        if let tag = headers[.eTag], request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
}
