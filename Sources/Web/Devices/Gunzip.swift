import CZlib
import NIOCore
import Services

/// Undoes `Content-Encoding: gzip` (RFC 1952) without ever holding more than
/// `limit` bytes, however much the body claims to be.
struct Gunzip {
    /// Bytes after inflation.
    let limit: Int

    /// Throws `.tooLarge` when there is more, and `.invalid` for what is no
    /// gzip, is cut off or does not fit its checksum.
    func inflate(_ body: ByteBuffer) throws -> [UInt8] {
        var stream = unsafe z_stream()
        let windowBits: Int32 = 15 + 16  // 16 more stand for gzip's frame
        // zlib reads and writes `stream` only, which is ours, until `inflateEnd`.
        guard
            unsafe inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw ServiceError(.unavailable, "There is no memory to inflate the body; try again.", retryAfter: 5) }
        defer { unsafe inflateEnd(&stream) }

        var input = Array(body.readableBytesView)
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        // The array outlives the loop, and zlib is told its length.
        try unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe stream.next_in = input.baseAddress
            unsafe stream.avail_in = UInt32(input.count)
            while true {
                let result = unsafe fill(&piece, from: &stream)
                let count = unsafe piece.count - Int(stream.avail_out)
                guard output.count + count <= limit else {
                    throw ServiceError(
                        .tooLarge, "The body inflates to more than \(limit) bytes; send it in several requests.")
                }
                output += piece.prefix(count)
                guard result != Z_STREAM_END else {
                    if unsafe stream.avail_in == 0 { return }
                    // RFC 1952 2.2: members follow each other.
                    guard unsafe inflateReset(&stream) == Z_OK else { throw Self.damaged(body) }
                    continue
                }
                guard result == Z_OK, unsafe stream.avail_in > 0 || stream.avail_out == 0 else {
                    throw Self.damaged(body)
                }
            }
        }
        return output
    }

    private func fill(_ piece: inout [UInt8], from stream: inout z_stream) -> Int32 {
        // The array outlives the call, and zlib is told its length.
        unsafe piece.withUnsafeMutableBufferPointer { piece in
            unsafe stream.next_out = piece.baseAddress
            unsafe stream.avail_out = UInt32(piece.count)
            return unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
        }
    }

    private static func damaged(_ body: ByteBuffer) -> ServiceError {
        ServiceError(
            .invalid, "The body of \(body.readableBytes) bytes is no whole gzip; send it again, or without an encoding."
        )
    }
}
