internal import CLibAV
internal import Glibc

/// An open media file that nobody trusts.
///
/// It reads nothing but the given descriptor: nested files and addresses are
/// refused, and only the named container is tried.
@safe
package struct Demuxer: ~Copyable {
    package struct Limits: Sendable {
        /// Names of libav's decoders.
        package var codecs: [String]
        package var streams: Int

        package init(codecs: [String], streams: Int) {
            self.codecs = codecs
            self.streams = streams
        }
    }

    /// Owned: opened in `init`, closed in `deinit`.
    let context: UnsafeMutablePointer<AVFormatContext>
    /// Owned together with its buffer; freed after `context`, which uses it.
    private let io: UnsafeMutablePointer<AVIOContext>
    /// `io` points to it; it lives as long as this value.
    private let reader: FileReader

    package let streams: [StreamInfo]

    /// How much of the file was read, from 0 to 1.
    package var share: Double { reader.share }

    /// - Parameters:
    ///   - descriptor: an open, seekable file; duplicated.
    ///   - container: the name of libav's demuxer, such as `mov`.
    package init(descriptor: Int32, container: String, limits: Limits) throws(LibAVError) {
        let reader = try FileReader(descriptor: descriptor)
        defer { withExtendedLifetime(reader) {} }
        let io = unsafe try Self.makeIO(Unmanaged.passUnretained(reader).toOpaque())
        let context: UnsafeMutablePointer<AVFormatContext>
        do throws(LibAVError) {
            unsafe context = try Self.open(io, container: container, limits: limits)
        } catch {
            unsafe Self.free(io)
            throw error
        }
        // The array holds `nb_streams` streams that live as long as `context`.
        let streams = unsafe (0..<Int(context.pointee.nb_streams)).compactMap { index in
            unsafe context.pointee.streams[index].flatMap { unsafe StreamInfo($0) }
        }
        unsafe self.context = unsafe context
        unsafe self.io = unsafe io
        self.reader = reader
        self.streams = streams
    }

    deinit {
        var context: UnsafeMutablePointer<AVFormatContext>? = unsafe context
        unsafe avformat_close_input(&context)
        unsafe Self.free(io)
    }

    /// Seconds, where the file tells or libav can guess.
    package var duration: Double? {
        unsafe known(context.pointee.duration).map { Double($0) / Double(AV_TIME_BASE) }
    }

    /// Reads the next packet of any stream. Damaged data ends the file.
    package func read(into packet: borrowing Packet) throws(LibAVError) -> Poll {
        packet.clear()
        let result = unsafe av_read_frame(context, packet.pointer)
        if result == trin_error_invalid_data { return .end }
        return try Poll(result, call: "av_read_frame")
    }

    /// Goes back to the beginning of the file.
    package func rewind() throws(LibAVError) {
        try check(
            unsafe avformat_seek_file(context, -1, Int64.min, Int64.min, Int64.max, 0), call: "avformat_seek_file")
    }

    /// Goes to an entry of the file's index at or before `time`, in the
    /// stream's time base. Where exactly that is, only the next packet tells.
    package func seek(_ stream: StreamInfo, to time: Int64) throws(LibAVError) {
        try check(
            unsafe av_seek_frame(context, Int32(stream.index), time, AVSEEK_FLAG_BACKWARD), call: "av_seek_frame")
    }

    /// Leaves out the packets of all other streams.
    package func keepOnly(_ indices: [Int]) {
        for stream in streams {
            unsafe context.pointee.streams[stream.index]?.pointee.discard =
                indices.contains(stream.index) ? AVDISCARD_DEFAULT : AVDISCARD_ALL
        }
    }
}

extension Demuxer {
    /// `opaque` is a `FileReader` that outlives the result.
    private static func makeIO(_ opaque: UnsafeMutableRawPointer) throws(LibAVError) -> UnsafeMutablePointer<
        AVIOContext
    > {
        let size = 1 << 16
        let buffer = unsafe try allocated(av_malloc(size), call: "av_malloc")
        let io = unsafe avio_alloc_context(
            buffer.assumingMemoryBound(to: UInt8.self), Int32(size), 0, opaque,
            { opaque, bytes, count in
                guard let opaque = unsafe opaque, let bytes = unsafe bytes else { return -EINVAL }
                return unsafe Unmanaged<FileReader>.fromOpaque(opaque).takeUnretainedValue()
                    .read(into: bytes, count: count)
            }, nil,
            { opaque, offset, whence in
                guard let opaque = unsafe opaque else { return Int64(-EINVAL) }
                return unsafe Unmanaged<FileReader>.fromOpaque(opaque).takeUnretainedValue()
                    .seek(to: offset, whence: whence)
            })
        guard let io = unsafe io else {
            unsafe av_free(buffer)
            throw LibAVError(-ENOMEM, call: "avio_alloc_context")
        }
        return unsafe io
    }

    /// `io` was made by `makeIO` and is used by nobody any more.
    private static func free(_ io: UnsafeMutablePointer<AVIOContext>) {
        unsafe av_free(io.pointee.buffer)
        var io: UnsafeMutablePointer<AVIOContext>? = unsafe io
        unsafe avio_context_free(&io)
    }

    private static func open(
        _ io: UnsafeMutablePointer<AVIOContext>, container: String, limits: Limits
    ) throws(LibAVError) -> UnsafeMutablePointer<AVFormatContext> {
        guard let format = unsafe av_find_input_format(container) else {
            throw LibAVError(trin_error_invalid_data, call: "av_find_input_format \(container)")
        }
        let fresh = unsafe try allocated(avformat_alloc_context(), call: "avformat_alloc_context")
        unsafe fresh.pointee.pb = unsafe io
        unsafe fresh.pointee.flags |= AVFMT_FLAG_CUSTOM_IO
        unsafe fresh.pointee.io_open = { _, _, _, _, _ in -EACCES }
        var context: UnsafeMutablePointer<AVFormatContext>? = unsafe fresh
        let options = [
            "format_whitelist": unsafe String(cString: format.pointee.name), "protocol_whitelist": "",
            "codec_whitelist": limits.codecs.joined(separator: ","), "max_streams": String(limits.streams),
            "analyzeduration": "10000000", "probesize": "20000000",
        ]
        // A context that cannot be opened is freed by `avformat_open_input`.
        unsafe try withOptions(options) { dictionary throws(LibAVError) in
            _ = try check(unsafe avformat_open_input(&context, "", format, &dictionary), call: "avformat_open_input")
        }
        do throws(LibAVError) {
            try check(unsafe avformat_find_stream_info(context, nil), call: "avformat_find_stream_info")
            return unsafe try allocated(context, call: "avformat_open_input")
        } catch {
            unsafe avformat_close_input(&context)
            throw error
        }
    }
}
