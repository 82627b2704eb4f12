/// What a transcoding made: the contents of `video.json`.
///
/// Everything that a playlist needs is here, so playlists of a video or of a
/// whole session are written without opening a media file.
package struct VideoReport: Hashable, Sendable, Codable {
    /// Seconds; the same for every track to within one frame.
    package var duration: Double
    /// The video tracks, from the lowest to the highest; at least one.
    package var renditions: [Track]
    package var audio: Track
    /// The poster's file name, a JPEG of the highest rendition's size.
    package var poster: String
    package var source: SourceSummary
    /// Whether more renditions are on their way; nil counts as no.
    package var isPartial: Bool?
    /// Of `audio`, a BCP 47 tag; nil when it is not known.
    package var audioLanguage: String?
    /// Sound in further languages by their BCP 47 tags, each cut like `audio`.
    package var spoken: [String: Track]?
    /// Small pictures to find a moment by.
    package var strip: ThumbnailStrip?
    /// The file name of three muted seconds for the library, an MP4.
    package var preview: String?
    /// Integrated loudness of the sound as uploaded (EBU R128), LUFS; nil for
    /// silence.
    package var sourceLoudness: Double?

    package init(duration: Double, renditions: [Track], audio: Track, poster: String, source: SourceSummary) {
        self.duration = duration
        self.renditions = renditions
        self.audio = audio
        self.poster = poster
        self.source = source
    }
}

/// One JPEG with small pictures in rows, the first of them at the top left.
package struct ThumbnailStrip: Hashable, Sendable, Codable {
    /// The file's name.
    package var file: String
    package var columns: Int
    /// How many pictures there are; the last row may be short.
    package var count: Int
    /// Pixels of one picture.
    package var size: Size
    /// Seconds from one picture to the next.
    package var interval: Double

    package init(file: String, columns: Int, count: Int, size: Size, interval: Double) {
        self.file = file
        self.columns = columns
        self.count = count
        self.size = size
        self.interval = interval
    }
}

/// One fragmented MP4 file with a single track.
package struct Track: Hashable, Sendable, Codable {
    /// `360p` … `1080p` after the shorter side, or `audio`.
    package var name: String
    /// The media file's name, such as `360p.mp4`.
    package var file: String
    /// The media playlist's name, such as `360p.m3u8`.
    package var playlist: String
    /// After RFC 6381, such as `avc1.64001f` or `mp4a.40.2`.
    package var codecs: String
    /// Pixels; nil for sound.
    package var size: Size?
    /// Frames a second; nil for sound.
    package var frameRate: Double?
    /// Measured over the whole track, bits a second.
    package var averageBandwidth: Int
    /// Measured over the worst segment, bits a second.
    package var peakBandwidth: Int
    /// `ftyp` and `moov`.
    package var initialization: ByteRange
    /// In order of time; each begins with an IDR picture.
    package var fragments: [Fragment]

    package init(
        name: String, file: String, playlist: String, codecs: String, size: Size? = nil, frameRate: Double? = nil,
        averageBandwidth: Int, peakBandwidth: Int, initialization: ByteRange, fragments: [Fragment]
    ) {
        self.name = name
        self.file = file
        self.playlist = playlist
        self.codecs = codecs
        self.size = size
        self.frameRate = frameRate
        self.averageBandwidth = averageBandwidth
        self.peakBandwidth = peakBandwidth
        self.initialization = initialization
        self.fragments = fragments
    }
}

/// One `moof` with its `mdat`: two seconds, or what is left at the end.
package struct Fragment: Hashable, Sendable, Codable {
    /// Seconds.
    package var duration: Double
    package var range: ByteRange
    /// Bytes from the start of the `moof` to the end of the IDR picture; nil
    /// for sound.
    package var keyFrameLength: Int?
    /// Whether an HLS segment begins here: every six seconds.
    package var startsSegment: Bool
    /// What a joint needs to know; nil for pictures.
    package var sound: Sound?

    package init(
        duration: Double, range: ByteRange, keyFrameLength: Int? = nil, startsSegment: Bool, sound: Sound? = nil
    ) {
        self.duration = duration
        self.range = range
        self.keyFrameLength = keyFrameLength
        self.startsSegment = startsSegment
        self.sound = sound
    }

    /// How much sound a fragment really holds.
    ///
    /// Up to its end the track has the fewest packets that are at least as
    /// long as its pictures, so a player never lacks sound.
    package struct Sound: Hashable, Sendable, Codable {
        /// Seconds of one packet of AAC: 1024 samples of 48,000 a second.
        package static let packetDuration = 1024.0 / 48_000

        package var packets: Int
        /// Bytes at the end that hold the last packet, in a `moof` and `mdat`
        /// of its own, so that the fragment can be played without it.
        package var lastPacketLength: Int

        package init(packets: Int, lastPacketLength: Int) {
            self.packets = packets
            self.lastPacketLength = lastPacketLength
        }
    }
}

package struct ByteRange: Hashable, Sendable, Codable {
    package var offset: Int
    package var length: Int

    package init(offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }
}

package struct Size: Hashable, Sendable, Codable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}

/// What was uploaded, for people who ask why a video looks as it does.
package struct SourceSummary: Hashable, Sendable, Codable {
    package var container: String
    package var videoCodec: String
    /// Nil when the file had no sound; silence was added.
    package var audioCodec: String?
    /// Pixels as shown: upright and with square pixels.
    package var size: Size
    /// Degrees clockwise that the picture was turned to stand upright.
    package var rotation: Int
    package var variableFrameRate: Bool

    package init(
        container: String, videoCodec: String, audioCodec: String?, size: Size, rotation: Int, variableFrameRate: Bool
    ) {
        self.container = container
        self.videoCodec = videoCodec
        self.audioCodec = audioCodec
        self.size = size
        self.rotation = rotation
        self.variableFrameRate = variableFrameRate
    }
}
