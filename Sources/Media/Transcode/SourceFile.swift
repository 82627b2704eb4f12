internal import LibAV

/// An uploaded file that was probed and scanned, to be read from several
/// threads, each with a reader of its own.
struct SourceFile: Sendable {
    /// Open as long as the transcoding lasts.
    var descriptor: Int32
    var probe: Probe
    var scan: PacketScan
    var cut: Cut
    var limits: InputLimits
    /// For each decoder.
    var threads: Int

    func demuxer(keeping stream: StreamInfo) throws(MediaError) -> Demuxer {
        let demuxer = try reading { () throws(LibAVError) in
            try Demuxer(descriptor: descriptor, container: probe.container.demuxer, limits: limits.demuxing)
        }
        demuxer.keepOnly([stream.index])
        return demuxer
    }

    func decoder(_ stream: StreamInfo, of demuxer: borrowing Demuxer) throws(MediaError) -> Decoder {
        try reading { () throws(LibAVError) in
            try Decoder(
                stream, of: demuxer, codecs: InputLimits.codecs, maximumPixels: limits.pixels, threads: threads)
        }
    }
}
