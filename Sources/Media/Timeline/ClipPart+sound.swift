extension ClipPart {
    /// The segments of the sound, chosen so that it stays with the pictures.
    ///
    /// Chromium lays the sound of a part right behind that of the part before
    /// and does not look at the times in the playlist. Sound comes in packets
    /// of 21 ms, so every part may have a little more of it than pictures, and
    /// after a hundred joints that would be a second. So where the sound is
    /// more than half a packet late, the part goes without its last packet.
    /// A part from the middle of a clip may have a little less; where it is
    /// more than half a packet early, the packet before joins in.
    ///
    /// - Parameters:
    ///   - track: of the clip, or one that is cut like it.
    ///   - drift: seconds of sound less seconds of pictures up to the start
    ///     of the part; on return up to its end.
    func soundSegments(of track: Track, drift: inout Double) -> [Segment] {
        let played = fragments(of: track)
        var segments = segments(of: track)
        // A report without the numbers of packets: taken as it is declared.
        guard let last = played.last?.sound, !segments.isEmpty else { return segments }
        let packet = Fragment.Sound.packetDuration
        let sound = played.reduce(0) { $0 + ($1.sound.map { Double($0.packets) * packet } ?? $1.duration) }
        drift += sound - duration
        if drift > packet / 2, segments[segments.count - 1].range.length > last.lastPacketLength {
            segments[segments.count - 1].range.length -= last.lastPacketLength
            drift -= packet
        } else if drift < -packet / 2, played.startIndex > 0,
            let before = track.fragments[played.startIndex - 1].sound
        {
            segments[0].range.offset -= before.lastPacketLength
            segments[0].range.length += before.lastPacketLength
            drift += packet
        }
        return segments
    }
}
