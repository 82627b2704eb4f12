import CZlib
import NIOCore

/// A text as `Content-Encoding: gzip` has it (RFC 1952), or nil when that
/// would not be smaller.
func gzip(_ text: ByteBuffer) -> ByteBuffer? {
    let windowBits: Int32 = 15 + 16  // 16 more stand for gzip's frame
    var stream = unsafe z_stream()
    // zlib reads and writes `stream` only, which is ours, until `deflateEnd`.
    guard
        unsafe deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { unsafe deflateEnd(&stream) }
    var input = Array(text.readableBytesView)
    var output = [UInt8](repeating: 0, count: input.count)
    // Both arrays outlive the call, and zlib is told their lengths.
    let result = unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe output.withUnsafeMutableBufferPointer { output in
            unsafe stream.next_in = input.baseAddress
            unsafe stream.avail_in = UInt32(input.count)
            unsafe stream.next_out = output.baseAddress
            unsafe stream.avail_out = UInt32(output.count)
            return unsafe deflate(&stream, Z_FINISH)
        }
    }
    guard result == Z_STREAM_END else { return nil }
    return unsafe ByteBuffer(bytes: output.prefix(Int(stream.total_out)))
}
