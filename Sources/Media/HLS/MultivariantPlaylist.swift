/// The playlist that a player opens first: which renditions there are, with
/// separate groups of sound and subtitles (RFC 8216, 4.3.4).
package struct MultivariantPlaylist: Hashable, Sendable {
    /// The same sound in other languages; a player begins with the first.
    package var audio: [Alternative]
    /// None are shown until they are chosen.
    package var subtitles: [Alternative]
    /// In the order of the playlist: a player begins with the first.
    package var variants: [Variant]
    package var keyFrames: [KeyFrames]

    package init(audio: [Alternative], subtitles: [Alternative] = [], variants: [Variant], keyFrames: [KeyFrames] = [])
    {
        self.audio = audio
        self.subtitles = subtitles
        self.variants = variants
        self.keyFrames = keyFrames
    }

    package var text: String {
        var text = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n"
        for (index, audio) in audio.enumerated() {
            text += "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"audio\",NAME=\"\(audio.name)\",LANGUAGE=\"\(audio.language)\""
            text += ",DEFAULT=\(index == 0 ? "YES" : "NO"),AUTOSELECT=YES,CHANNELS=\"2\",URI=\"\(audio.uri)\"\n"
        }
        for subtitles in subtitles { text += line(subtitles) }
        for variant in variants { text += lines(variant) }
        for entry in keyFrames {
            text += "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=\(entry.bandwidth.peak)"
            text += ",AVERAGE-BANDWIDTH=\(entry.bandwidth.average),CODECS=\"\(entry.codecs)\""
            text += ",RESOLUTION=\(entry.size.width)x\(entry.size.height),VIDEO-RANGE=SDR,URI=\"\(entry.uri)\"\n"
        }
        return text
    }

    private func line(_ subtitles: Alternative) -> String {
        var text = "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"\(subtitles.name)\""
        text += ",LANGUAGE=\"\(subtitles.language)\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO"
        // In a language that is spoken they are for who hears badly.
        if audio.contains(where: { $0.language == subtitles.language }) {
            text += ",CHARACTERISTICS=\"public.accessibility.transcribes-spoken-dialog\""
        }
        return text + ",URI=\"\(subtitles.uri)\"\n"
    }

    private func lines(_ variant: Variant) -> String {
        var text = "#EXT-X-STREAM-INF:BANDWIDTH=\(variant.bandwidth.peak)"
        text += ",AVERAGE-BANDWIDTH=\(variant.bandwidth.average),CODECS=\"\(variant.codecs)\""
        text += ",RESOLUTION=\(variant.size.width)x\(variant.size.height)"
        text += ",FRAME-RATE=\(thousandths(variant.frameRate)),VIDEO-RANGE=SDR,AUDIO=\"audio\""
        if !subtitles.isEmpty { text += ",SUBTITLES=\"subtitles\"" }
        return text + ",CLOSED-CAPTIONS=NONE\n\(variant.uri)\n"
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
