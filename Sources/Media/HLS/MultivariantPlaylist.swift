import Domain

/// The playlist that a player opens first: which renditions there are, with
/// one separate group of sound (RFC 8216, 4.3.4).
package struct MultivariantPlaylist: Hashable, Sendable {
    package var audio: Audio
    /// In the order of the playlist: a player begins with the first.
    package var variants: [Variant]
    package var keyFrames: [KeyFrames]

    package init(audio: Audio, variants: [Variant], keyFrames: [KeyFrames] = []) {
        self.audio = audio
        self.variants = variants
        self.keyFrames = keyFrames
    }

    package var text: String {
        var text = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n"
        text += "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"\(audio.name)\",LANGUAGE=\"\(audio.language)\""
        text += ",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\",URI=\"\(audio.uri)\"\n"
        for variant in variants {
            text += "#EXT-X-STREAM-INF:BANDWIDTH=\(variant.bandwidth.peak)"
            text += ",AVERAGE-BANDWIDTH=\(variant.bandwidth.average),CODECS=\"\(variant.codecs)\""
            text += ",RESOLUTION=\(variant.size.width)x\(variant.size.height)"
            text +=
                ",FRAME-RATE=\(thousandths(variant.frameRate)),AUDIO=\"audio\",CLOSED-CAPTIONS=NONE\n\(variant.uri)\n"
        }
        for entry in keyFrames {
            text += "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=\(entry.bandwidth.peak)"
            text += ",AVERAGE-BANDWIDTH=\(entry.bandwidth.average),CODECS=\"\(entry.codecs)\""
            text += ",RESOLUTION=\(entry.size.width)x\(entry.size.height),URI=\"\(entry.uri)\"\n"
        }
        return text
    }

    private func thousandths(_ value: Double) -> String { String(seconds(value).dropLast(3)) }
}

/// Bits a second.
package struct Bandwidth: Hashable, Sendable {
    package var average: Int
    package var peak: Int

    package init(average: Int, peak: Int) {
        self.average = average
        self.peak = peak
    }

    package static func + (a: Bandwidth, b: Bandwidth) -> Bandwidth {
        Bandwidth(average: a.average + b.average, peak: a.peak + b.peak)
    }
}

extension MultivariantPlaylist {
    package struct Audio: Hashable, Sendable {
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
