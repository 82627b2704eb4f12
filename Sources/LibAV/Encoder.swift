internal import CLibAV

/// Turns frames into packets.
@safe
package struct Encoder: ~Copyable {
    let context: CodecContext

    /// One tick of the times of its frames and packets.
    package var timeBase: Rational { unsafe Rational(context.pointer.pointee.time_base) }

    /// Samples that go into one packet; zero for pictures.
    package var samplesPerPacket: Int { unsafe Int(context.pointer.pointee.frame_size) }

    /// How many packets are decoded before the first picture can be shown.
    package var delay: Int { unsafe Int(context.pointer.pointee.has_b_frames) }

    /// What a decoder needs to know before the first packet.
    package var header: [UInt8] {
        // libav keeps `extradata_size` bytes there as long as the context.
        unsafe [UInt8](
            UnsafeBufferPointer(
                start: context.pointer.pointee.extradata, count: Int(context.pointer.pointee.extradata_size)))
    }

    /// - Parameter configure: sets the fields of the new context.
    private init(
        codec name: String, options: [String: String], configure: (UnsafeMutablePointer<AVCodecContext>) -> Void
    ) throws(LibAVError) {
        guard let codec = unsafe avcodec_find_encoder_by_name(name) else {
            throw LibAVError(-ENOSYS, call: "avcodec_find_encoder_by_name \(name)")
        }
        let context = unsafe try CodecContext(codec)
        unsafe configure(context.pointer)
        try context.open(options, name: name)
        self.context = context
    }

    package func send(_ frame: borrowing Frame) throws(LibAVError) {
        try check(unsafe avcodec_send_frame(context.pointer, frame.pointer), call: "avcodec_send_frame")
    }

    /// Says that no frame follows.
    package func finish() throws(LibAVError) {
        try check(unsafe avcodec_send_frame(context.pointer, nil), call: "avcodec_send_frame")
    }

    package func receive(into packet: borrowing Packet) throws(LibAVError) -> Poll {
        try Poll(unsafe avcodec_receive_packet(context.pointer, packet.pointer), call: "avcodec_receive_packet")
    }
}

extension Encoder {
    package struct H264: Hashable, Sendable {
        package var width: Int
        package var height: Int
        package var frameRate: Rational
        /// Frames from one IDR picture to the next.
        package var groupLength: Int
        /// x264's, such as `veryfast`.
        package var preset: String
        /// Constant rate factor: lower is better, 18 to 28 are usual.
        package var quality: Double
        /// Bits a second.
        package var maximumRate: Int
        /// Bits.
        package var bufferSize: Int
        /// To encode with; nil for what x264 thinks best.
        package var threads: Int?
        /// Departures from the preset in x264's notation, such as
        /// `psy=0:ref=3`; may be empty.
        package var tuning: String

        package init(
            width: Int, height: Int, frameRate: Rational, groupLength: Int, preset: String, quality: Double,
            maximumRate: Int, bufferSize: Int, threads: Int? = nil, tuning: String = ""
        ) {
            self.width = width
            self.height = height
            self.frameRate = frameRate
            self.groupLength = groupLength
            self.preset = preset
            self.quality = quality
            self.maximumRate = maximumRate
            self.bufferSize = bufferSize
            self.threads = threads
            self.tuning = tuning
        }
    }

    /// High profile, 8-bit 4:2:0, BT.709, groups closed and of one length.
    package init(_ settings: H264) throws(LibAVError) {
        var options = [
            "preset": settings.preset, "profile": "high", "crf": String(settings.quality), "forced-idr": "1",
            "sc_threshold": "0", "a53cc": "0", "threads": settings.threads.map(String.init) ?? "auto",
        ]
        if !settings.tuning.isEmpty { options["x264-params"] = settings.tuning }
        unsafe try self.init(codec: "libx264", options: options) { context in
            unsafe context.pointee.width = Int32(settings.width)
            unsafe context.pointee.height = Int32(settings.height)
            unsafe context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
            unsafe context.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
            unsafe context.pointee.framerate = settings.frameRate.raw
            unsafe context.pointee.time_base = settings.frameRate.inverted.raw
            unsafe context.pointee.gop_size = Int32(settings.groupLength)
            unsafe context.pointee.keyint_min = Int32(settings.groupLength)
            unsafe context.pointee.rc_max_rate = Int64(settings.maximumRate)
            unsafe context.pointee.rc_buffer_size = Int32(settings.bufferSize)
            unsafe context.pointee.color_primaries = AVCOL_PRI_BT709
            unsafe context.pointee.color_trc = AVCOL_TRC_BT709
            unsafe context.pointee.colorspace = AVCOL_SPC_BT709
            unsafe context.pointee.color_range = AVCOL_RANGE_MPEG
            unsafe context.pointee.flags |= trin_global_header | trin_closed_gop
        }
    }

    /// Stereo AAC-LC from planar floats.
    package init(aacRate bitRate: Int, sampleRate: Int) throws(LibAVError) {
        unsafe try self.init(codec: "aac", options: [:]) { context in
            unsafe context.pointee.sample_fmt = AV_SAMPLE_FMT_FLTP
            unsafe context.pointee.sample_rate = Int32(sampleRate)
            unsafe av_channel_layout_default(&context.pointee.ch_layout, 2)
            unsafe context.pointee.bit_rate = Int64(bitRate)
            unsafe context.pointee.time_base = AVRational(num: 1, den: Int32(sampleRate))
            unsafe context.pointee.flags |= trin_global_header
        }
    }

    /// JPEG from 8-bit full-range 4:2:0 pictures.
    ///
    /// - Parameter quality: from 2, the best, to 31.
    package init(jpegWidth width: Int, height: Int, quality: Int) throws(LibAVError) {
        unsafe try self.init(codec: "mjpeg", options: [:]) { context in
            unsafe context.pointee.width = Int32(width)
            unsafe context.pointee.height = Int32(height)
            unsafe context.pointee.pix_fmt = AV_PIX_FMT_YUVJ420P
            unsafe context.pointee.time_base = AVRational(num: 1, den: 25)
            unsafe context.pointee.flags |= trin_qscale
            unsafe context.pointee.global_quality = Int32(quality) * trin_qp2lambda
        }
    }
}
