internal import CLibAV
internal import Glibc

/// A call into libav that failed.
package struct LibAVError: Error, CustomStringConvertible, Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        case invalidData
        case decoderNotFound
        case outOfMemory
        case other(Int32)
    }

    package let code: Code
    /// The function of libav that failed.
    package let call: String
    /// What libav says about it.
    package let reason: String

    package var description: String { "\(call) failed: \(reason)." }

    init(_ raw: Int32, call: String) {
        code =
            switch raw {
            case trin_error_invalid_data: .invalidData
            case trin_error_decoder_not_found: .decoderNotFound
            case -ENOMEM: .outOfMemory
            default: .other(raw)
            }
        self.call = call
        reason = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            // The buffer has 128 bytes, and libav ends the text with a zero.
            guard let start = buffer.baseAddress, unsafe av_strerror(raw, start, 128) == 0 else {
                return "error \(raw)"
            }
            return unsafe String(cString: start)
        }
    }
}

/// Passes a result of libav on, or throws if it is an error.
@discardableResult
func check(_ result: Int32, call: String) throws(LibAVError) -> Int32 {
    guard result >= 0 else { throw LibAVError(result, call: call) }
    return result
}

/// Unwraps what libav allocated.
func allocated<T>(_ pointer: T?, call: String) throws(LibAVError) -> T {
    guard let pointer else { throw LibAVError(-ENOMEM, call: call) }
    return pointer
}

/// What came of asking for a frame or a packet.
package enum Poll: Sendable {
    case ready
    /// Nothing yet: give more input first.
    case again
    case end

    /// Understands EAGAIN and EOF; other errors are thrown.
    init(_ result: Int32, call: String) throws(LibAVError) {
        switch result {
        case -EAGAIN: self = .again
        case trin_error_eof: self = .end
        default:
            try check(result, call: call)
            self = .ready
        }
    }
}
