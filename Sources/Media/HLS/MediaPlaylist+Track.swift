extension MediaPlaylist {
    /// The segments of one track.
    ///
    /// - Parameter base: what stands before the file's name, such as
    ///   `/media/{video}/`; empty for a playlist beside its file.
    package init(_ track: Track, base: String = "") {
        let uri = base + track.file
        let map = Entry.Map(uri: uri, range: track.initialization)
        self.init(entries: track.segments.map { Entry(duration: $0.duration, uri: uri, range: $0.range, map: map) })
    }

    /// The key frames of one track; nil for sound.
    package init?(keyFramesOf track: Track, base: String = "") {
        guard track.size != nil else { return nil }
        let uri = base + track.file
        let map = Entry.Map(uri: uri, range: track.initialization)
        let entries = track.fragments.compactMap { fragment in
            fragment.keyFrameLength.map { length in
                Entry(
                    duration: fragment.duration, uri: uri,
                    range: ByteRange(offset: fragment.range.offset, length: length),
                    map: map)
            }
        }
        self.init(entries: entries, iFramesOnly: true)
    }
}

extension Track {
    /// The name of the playlist of key frames, such as `360p-iframes.m3u8`.
    package var keyFramePlaylist: String { "\(name)-iframes.m3u8" }
}
