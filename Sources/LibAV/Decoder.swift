internal import CLibAV

/// Turns the packets of one stream into frames.
@safe
package struct Decoder: ~Copyable {
    private let context: CodecContext

    /// - Parameters:
    ///   - codecs: names of the decoders of libav that may be used.
    ///   - maximumPixels: larger pictures are refused before memory is
    ///     taken for them.
    ///   - threads: to decode with; nil for one a core.
    package init(
        _ stream: StreamInfo, of demuxer: borrowing Demuxer, codecs: [String], maximumPixels: Int,
        threads: Int? = nil
    ) throws(LibAVError) {
        // `index` comes from this demuxer's own list of streams.
        guard let raw = unsafe demuxer.context.pointee.streams[stream.index],
            let parameters = unsafe raw.pointee.codecpar,
            let codec = unsafe avcodec_find_decoder(parameters.pointee.codec_id)
        else { throw LibAVError(trin_error_decoder_not_found, call: "avcodec_find_decoder \(stream.codec)") }
        let context = unsafe try CodecContext(codec)
        try check(
            unsafe avcodec_parameters_to_context(context.pointer, parameters), call: "avcodec_parameters_to_context")
        unsafe context.pointer.pointee.pkt_timebase = unsafe raw.pointee.time_base
        let options = [
            "threads": threads.map(String.init) ?? "auto", "codec_whitelist": codecs.joined(separator: ","),
            "max_pixels": String(maximumPixels),
        ]
        try context.open(options, name: stream.codec)
        self.context = context
    }

    package func send(_ packet: borrowing Packet) throws(LibAVError) {
        try check(unsafe avcodec_send_packet(context.pointer, packet.pointer), call: "avcodec_send_packet")
    }

    /// Says that no packet follows.
    package func finish() throws(LibAVError) {
        let result = unsafe avcodec_send_packet(context.pointer, nil)
        if result != trin_error_eof { try check(result, call: "avcodec_send_packet") }
    }

    package func receive(into frame: borrowing Frame) throws(LibAVError) -> Poll {
        try Poll(unsafe avcodec_receive_frame(context.pointer, frame.pointer), call: "avcodec_receive_frame")
    }
}
