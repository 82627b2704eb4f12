/// A media playlist of byte ranges, of one video or of a stitched session
/// (RFC 8216, 4.3.3).
package struct MediaPlaylist: Hashable, Sendable {
    /// The shortest target duration used, seconds: six, as Apple HLS 7.5 asks,
    /// and the same for pictures and sound (8.2).
    package static let segmentDuration = 6

    package var entries: [Entry]
    /// Whether each entry is one key frame with its `moof` (Apple HLS 6.8).
    package var iFramesOnly: Bool
    /// Seconds. Renditions of one stream must have the same.
    package var targetDuration: Int

    package init(entries: [Entry], iFramesOnly: Bool = false, targetDuration: Int? = nil) {
        self.entries = entries
        self.iFramesOnly = iFramesOnly
        let longest = entries.lazy.map { Int($0.duration.rounded()) }.max() ?? 0
        self.targetDuration = max(targetDuration ?? Self.segmentDuration, longest)
    }

    /// Seconds.
    package var duration: Double { entries.reduce(0) { $0 + $1.duration } }

    package var text: String {
        var text = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:\(targetDuration)\n#EXT-X-MEDIA-SEQUENCE:0\n"
        text += "#EXT-X-PLAYLIST-TYPE:VOD\n"
        // Appended piece by piece: a session has a thousand entries, and is
        // written anew for each tablet.
        text.reserveCapacity(entries.count * 160)
        text += iFramesOnly ? "#EXT-X-I-FRAMES-ONLY\n" : "#EXT-X-INDEPENDENT-SEGMENTS\n"
        var map: Entry.Map?
        for entry in entries {
            if entry.discontinuity {
                text += "#EXT-X-DISCONTINUITY\n"
                map = nil
            }
            if entry.map != map {
                text += "#EXT-X-MAP:URI=\"\(entry.map.uri)\",BYTERANGE=\"\(entry.map.range.text)\"\n"
                map = entry.map
            }
            text += "#EXTINF:"
            text += seconds(entry.duration)
            text += ",\n#EXT-X-BYTERANGE:"
            text += entry.range.text
            text += "\n"
            text += entry.uri
            text += "\n"
        }
        return text + "#EXT-X-ENDLIST\n"
    }
}

extension MediaPlaylist {
    /// One segment, or one key frame.
    package struct Entry: Hashable, Sendable {
        /// Where the `ftyp` and `moov` of a segment are.
        package struct Map: Hashable, Sendable {
            package var uri: String
            package var range: ByteRange

            package init(uri: String, range: ByteRange) {
                self.uri = uri
                self.range = range
            }
        }

        /// Seconds, more than zero.
        package var duration: Double
        package var uri: String
        package var range: ByteRange
        /// Written where it differs from the entry before, and after each
        /// discontinuity.
        package var map: Map
        /// Whether timestamps or encoding start anew with this entry.
        package var discontinuity: Bool

        package init(duration: Double, uri: String, range: ByteRange, map: Map, discontinuity: Bool = false) {
            self.duration = duration
            self.uri = uri
            self.range = range
            self.map = map
            self.discontinuity = discontinuity
        }
    }
}

extension ByteRange {
    /// `length@offset` (RFC 8216, 4.3.2.2).
    var text: String { String(length) + "@" + String(offset) }
}

/// Seconds with six decimals, made without a locale.
func seconds(_ value: Double) -> String {
    let micros = Int((value * 1_000_000).rounded())
    // The leading 1 keeps the zeros of the fraction.
    return String(micros / 1_000_000) + "." + String(1_000_000 + micros % 1_000_000).dropFirst()
}
