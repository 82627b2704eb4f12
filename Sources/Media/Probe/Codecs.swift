internal import Foundation
internal import LibAV

/// The codecs that are decoded: those that phones, cameras of today and
/// editors write. Every other decoder of libav stays shut.
enum Codecs {
    /// libav's names of the codecs.
    static let pictures = ["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mjpeg", "prores"]
    static let sound = ["aac", "mp3", "opus", "vorbis", "ac3", "alac"] + plainSound + furtherSound
    /// MP2 in transport streams, by the same decoder as MP3; voices in 3GP
    /// files; files of sound alone.
    private static let furtherSound = ["mp2", "amr_nb", "amr_wb", "flac"]
    private static let plainSound = [
        "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f32be",
        "pcm_u8", "pcm_s8", "pcm_mulaw", "pcm_alaw",
    ]

    /// libav's names of the decoders, where they are others.
    private static let decoders = [
        "av1": ["libdav1d"], "mp3": ["mp3float"], "mp2": ["mp2", "mp2float"], "amr_nb": ["amrnb"], "amr_wb": ["amrwb"],
    ]

    /// libav's decoders that may be opened.
    static let allowed = (pictures + sound).flatMap { decoders[$0] ?? [$0] }

    /// Pictures that Trin does not read, in one sentence.
    static func refusal(ofPictures stream: StreamInfo) -> MediaError {
        MediaError(
            .unsuitable,
            "The pictures are encoded as \(stream.codecTitle), which Trin does not read; "
                + "save the video as MP4 with H.264 and upload that.",
            as: .pictureCodec, stream.codecTitle)
    }

    /// Sound that Trin does not read, in one sentence.
    static func refusal(ofSound stream: StreamInfo) -> MediaError {
        MediaError(
            .unsuitable,
            "The sound is encoded as \(stream.codecTitle), which Trin does not read; "
                + "save the file with AAC sound and upload that.",
            as: .soundCodec, stream.codecTitle)
    }
}

extension StreamInfo {
    /// Whether the file says that this language is spoken.
    ///
    /// - Parameter tag: after BCP 47, such as `da`.
    func speaks(_ tag: String) -> Bool {
        guard let language else { return false }
        func letters(_ tag: String) -> String? {
            let code = Locale.Language(identifier: tag).languageCode
            return code?.identifier(.alpha3) ?? code?.identifier
        }
        return letters(language) == letters(tag) && language != "und"
    }
}
