internal import CLibAV

/// What libav keeps of a codec at work: set up first, then opened.
@safe
struct CodecContext: ~Copyable {
    /// Owned: allocated in `init`, freed in `deinit`.
    let pointer: UnsafeMutablePointer<AVCodecContext>
    /// One of libav's own, which stay for ever.
    private let codec: UnsafePointer<AVCodec>

    init(_ codec: UnsafePointer<AVCodec>) throws(LibAVError) {
        unsafe pointer = try allocated(avcodec_alloc_context3(codec), call: "avcodec_alloc_context3")
        unsafe self.codec = codec
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVCodecContext>? = unsafe pointer
        unsafe avcodec_free_context(&pointer)
    }

    /// - Parameter name: the codec's, for messages.
    func open(_ options: [String: String], name: String) throws(LibAVError) {
        unsafe try withOptions(options) { dictionary throws(LibAVError) in
            _ = try check(unsafe avcodec_open2(pointer, codec, &dictionary), call: "avcodec_open2 \(name)")
        }
    }
}
