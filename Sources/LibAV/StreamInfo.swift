/// One stream of a file, as its header tells.
package struct StreamInfo: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case video, audio
        case unknown(Int32)
    }

    package var index: Int
    package var kind: Kind
    /// Such as `h264`; `none` for one that libav does not know.
    package var codec: String
    /// For people, such as `VC3/DNxHD`; the four letters in the file where
    /// libav does not know the codec.
    package var codecTitle: String
    package var timeBase: Rational
    /// In units of `timeBase`, where the file tells.
    package var duration: Int64?
    /// When it begins, in units of `timeBase`, where the file tells.
    package var start: Int64?
    package var frameRate: Rational
    /// Pixels as stored; zero for sound.
    package var width: Int
    package var height: Int
    package var sampleAspectRatio: Rational
    package var isInterlaced: Bool
    /// A cover picture of a sound file, not a video.
    package var isAttachedPicture: Bool
    /// Chosen by the file's maker among streams of its kind.
    package var isDefault: Bool
    /// Degrees clockwise that the picture is to be turned: 0, 90, 180, 270.
    package var rotation: Int
    /// Whether the turned picture is then to be mirrored left to right.
    package var isMirrored: Bool
    package var channels: Int
    /// As the file tells, most often three letters such as `dan`.
    package var language: String?
    /// Of Dolby Vision, such as 8, whose pictures others can show as well.
    package var dolbyVisionProfile: Int?
}
