import Domain

extension MultivariantPlaylist {
    /// Sound or subtitles in one language (RFC 8216, 4.3.4.1).
    package struct Alternative: Hashable, Sendable {
        package var uri: String
        /// A BCP 47 tag.
        package var language: String
        /// The language in its own words, for a player's menu.
        package var name: String

        package init(uri: String, language: String) {
            self.uri = uri
            self.language = language
            name = Language(rawValue: language)?.ownName ?? language
        }
    }

    package struct Variant: Hashable, Sendable {
        package var uri: String
        /// Of pictures and sound together.
        package var bandwidth: Bandwidth
        /// Of pictures and sound, such as `avc1.64001f,mp4a.40.2`.
        package var codecs: String
        package var size: Size
        package var frameRate: Double

        package init(uri: String, bandwidth: Bandwidth, codecs: String, size: Size, frameRate: Double) {
            self.uri = uri
            self.bandwidth = bandwidth
            self.codecs = codecs
            self.size = size
            self.frameRate = frameRate
        }
    }

    package struct KeyFrames: Hashable, Sendable {
        package var uri: String
        package var bandwidth: Bandwidth
        package var codecs: String
        package var size: Size

        package init(uri: String, bandwidth: Bandwidth, codecs: String, size: Size) {
            self.uri = uri
            self.bandwidth = bandwidth
            self.codecs = codecs
            self.size = size
        }
    }
}
