internal import LibAV

/// What an uploaded file may ask of the server.
package struct InputLimits: Hashable, Sendable {
    /// Of one picture as stored; the default is 8K.
    package var pixels = 7680 * 4320
    /// The shorter side of the picture as shown.
    package var shortestSide = 16
    package var streams = 32
    /// Seconds.
    package var duration = 3.0 * 3600

    package init() {}

    /// libav's decoders that may be used, all for formats that cameras and
    /// editors write.
    static let codecs = [
        "h264", "hevc", "mpeg4", "msmpeg4", "msmpeg4v2", "mpeg1video", "mpeg2video", "h263", "vp8", "vp9", "libdav1d",
        "av1", "mjpeg", "prores", "dvvideo", "theora", "aac", "mp3", "mp3float", "mp2", "mp2float", "ac3", "eac3",
        "opus", "libopus", "vorbis", "flac", "alac", "amrnb", "amrwb", "pcm_s16le", "pcm_s16be", "pcm_s24le",
        "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f32be", "pcm_u8", "pcm_s8", "pcm_mulaw", "pcm_alaw",
    ]

    var demuxing: Demuxer.Limits { Demuxer.Limits(codecs: Self.codecs, streams: streams) }
}
