internal import CLibAV
internal import Glibc

/// Writes packets of one track as a fragmented MP4, and hands out each
/// fragment when asked.
@safe
package struct FragmentMuxer: ~Copyable {
    /// Owned: allocated in `init`, freed in `deinit`.
    private let context: UnsafeMutablePointer<AVFormatContext>
    /// Owned together with its buffer; freed after `context`, which uses it.
    private let io: UnsafeMutablePointer<AVIOContext>
    /// `io` points to it; it lives as long as this value.
    private let sink: ByteSink
    private let timeBase: Rational

    /// The `ftyp` and `moov`.
    package let header: [UInt8]

    package init(_ encoder: borrowing Encoder) throws(LibAVError) {
        let sink = ByteSink()
        defer { withExtendedLifetime(sink) {} }
        let io = unsafe try Self.makeIO(Unmanaged.passUnretained(sink).toOpaque())
        let context: UnsafeMutablePointer<AVFormatContext>
        do throws(LibAVError) {
            unsafe context = try Self.open(io, encoder)
        } catch {
            unsafe Self.free(io)
            throw error
        }
        unsafe avio_flush(io)
        unsafe self.context = unsafe context
        unsafe self.io = unsafe io
        self.sink = sink
        timeBase = encoder.timeBase
        header = sink.take()
    }

    deinit {
        unsafe avformat_free_context(context)
        unsafe Self.free(io)
    }

    /// Adds a packet, in order of decoding and with its duration, to the
    /// fragment under way. Times are in ticks of the encoder.
    package func add(_ packet: borrowing Packet) throws(LibAVError) {
        // There is exactly one stream, made in `init`.
        guard let stream = unsafe context.pointee.streams[0] else { return }
        unsafe av_packet_rescale_ts(packet.pointer, timeBase.raw, stream.pointee.time_base)
        unsafe packet.pointer.pointee.stream_index = 0
        try check(unsafe av_write_frame(context, packet.pointer), call: "av_write_frame")
    }

    /// Ends the fragment under way and hands it out: `moof` and `mdat`.
    package func takeFragment() throws(LibAVError) -> [UInt8] {
        try check(unsafe av_write_frame(context, nil), call: "av_write_frame")
        unsafe avio_flush(io)
        return sink.take()
    }
}

/// Collects what libav writes.
final class ByteSink {
    private var bytes: [UInt8] = []

    func append(_ part: UnsafeBufferPointer<UInt8>) { unsafe bytes.append(contentsOf: part) }

    func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}

extension FragmentMuxer {
    /// `opaque` is a `ByteSink` that outlives the result.
    private static func makeIO(_ opaque: UnsafeMutableRawPointer) throws(LibAVError) -> UnsafeMutablePointer<
        AVIOContext
    > {
        let size = 1 << 16
        let buffer = unsafe try allocated(av_malloc(size), call: "av_malloc")
        let io = unsafe avio_alloc_context(
            buffer.assumingMemoryBound(to: UInt8.self), Int32(size), 1, opaque, nil,
            { opaque, bytes, count in
                guard let opaque = unsafe opaque, let bytes = unsafe bytes else { return -EINVAL }
                unsafe Unmanaged<ByteSink>.fromOpaque(opaque).takeUnretainedValue()
                    .append(UnsafeBufferPointer(start: bytes, count: Int(count)))
                return count
            }, nil)
        guard let io = unsafe io else {
            unsafe av_free(buffer)
            throw LibAVError(-ENOMEM, call: "avio_alloc_context")
        }
        unsafe io.pointee.seekable = 0
        return unsafe io
    }

    /// Writes the header to `io`.
    private static func open(
        _ io: UnsafeMutablePointer<AVIOContext>, _ encoder: borrowing Encoder
    ) throws(LibAVError) -> UnsafeMutablePointer<AVFormatContext> {
        var fresh: UnsafeMutablePointer<AVFormatContext>?
        do throws(LibAVError) {
            try check(
                unsafe avformat_alloc_output_context2(&fresh, nil, "mp4", nil), call: "avformat_alloc_output_context2")
            let context = unsafe try allocated(fresh, call: "avformat_alloc_output_context2")
            unsafe context.pointee.pb = unsafe io
            unsafe context.pointee.flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT
            let stream = unsafe try allocated(avformat_new_stream(context, nil), call: "avformat_new_stream")
            try check(
                unsafe avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context.pointer),
                call: "avcodec_parameters_from_context")
            unsafe stream.pointee.time_base = encoder.timeBase.raw
            unsafe stream.pointee.avg_frame_rate = unsafe encoder.context.pointer.pointee.framerate
            // Negative offsets let the first picture be shown at zero
            // although B-frames are decoded before it.
            let flags = "frag_custom+empty_moov+default_base_moof+negative_cts_offsets+skip_trailer"
            unsafe try withOptions(["movflags": flags, "use_editlist": "0"]) { dictionary throws(LibAVError) in
                _ = try check(unsafe avformat_write_header(context, &dictionary), call: "avformat_write_header")
            }
            return unsafe context
        } catch {
            unsafe avformat_free_context(fresh)
            throw error
        }
    }

    /// `io` was made by `makeIO` and is used by nobody any more.
    private static func free(_ io: UnsafeMutablePointer<AVIOContext>) {
        unsafe av_free(io.pointee.buffer)
        var io: UnsafeMutablePointer<AVIOContext>? = unsafe io
        unsafe avio_context_free(&io)
    }
}
