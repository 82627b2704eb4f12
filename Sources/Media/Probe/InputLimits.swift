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

    /// libav's decoders that may be used.
    static let codecs = Codecs.allowed

    var demuxing: Demuxer.Limits { Demuxer.Limits(codecs: Self.codecs, streams: streams) }
}
