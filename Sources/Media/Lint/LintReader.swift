internal import Foundation

private struct HeaderPlace: Hashable {
    var file: LintFolders.Location?
    var range: ByteRange?
}

/// Reads a first playlist, the playlists that it names, and their files.
struct LintReader {
    private let folders: LintFolders
    private let readsMedia: Bool
    private var files: [LintFolders.Location: Data?] = [:]
    private var headers: [HeaderPlace: MovieHeader] = [:]
    private var stream = LintStream()

    init(_ folders: LintFolders, readsMedia: Bool) {
        self.folders = folders
        self.readsMedia = readsMedia
    }

    mutating func read(_ text: PlaylistText) -> LintStream {
        guard ReadMultivariantPlaylist.fits(text) else {
            add(ReadMediaPlaylist(text), nil, nil)
            return stream
        }
        let playlist = ReadMultivariantPlaylist(text)
        stream.multivariant = playlist
        stream.faults += playlist.text.faults
        for entry in playlist.variants { open(entry, .variant, from: text) }
        for entry in playlist.media where entry.uri != nil {
            switch entry["TYPE"] {
            case "AUDIO": open(entry, .audio, from: text)
            case "SUBTITLES": open(entry, .subtitles, from: text)
            default: break
            }
        }
        for entry in playlist.keyFrames where entry.uri != nil { open(entry, .keyFrames, from: text) }
        return stream
    }

    private mutating func open(
        _ entry: ReadMultivariantPlaylist.Entry, _ role: LintRendition.Role, from text: PlaylistText
    ) {
        guard let uri = entry.uri else { return }
        guard let location = folders.location(uri, from: text.location) else {
            return missing(text.name, entry.line, "'\(uri)' is outside the folders that may be read")
        }
        guard let bytes = bytes(location) else {
            return missing(text.name, entry.line, "'\(uri)' is no file that can be read")
        }
        add(ReadMediaPlaylist(PlaylistText(bytes, at: location)), entry, role)
    }

    private mutating func add(
        _ playlist: ReadMediaPlaylist, _ entry: ReadMultivariantPlaylist.Entry?, _ role: LintRendition.Role?
    ) {
        if !stream.renditions.contains(where: { $0.name == playlist.name }) { stream.faults += playlist.text.faults }
        let segments = playlist.segments.map { read($0, of: playlist, isText: role == .subtitles) }
        let isSound = segments.contains { $0.track?.isPicture == false }
        let found: LintRendition.Role = playlist.isIFramesOnly ? .keyFrames : isSound ? .audio : .variant
        stream.renditions.append(
            LintRendition(role: role ?? found, entry: entry, playlist: playlist, segments: segments))
    }

    private mutating func read(
        _ source: ReadMediaPlaylist.Segment, of playlist: ReadMediaPlaylist, isText: Bool
    ) -> LintSegment {
        var segment = LintSegment(source: source, size: source.range?.length)
        guard readsMedia || isText else { return segment }
        guard let bytes = bytes(source.uri, source.range, of: playlist, source.line) else { return segment }
        segment.size = bytes.count
        if isText {
            segment.text = String(decoding: bytes.data(at: bytes.start, bytes.count) ?? Data(), as: UTF8.self)
            return segment
        }
        segment.boxes = Box.list(bytes).map(\.type)
        segment.header = source.map.flatMap { header($0, of: playlist) }
        segment.fragments = MovieFragment.list(bytes, defaults: segment.header?.defaults ?? [:])
        if let first = segment.fragments.first?.firstSample { segment.firstUnit = Self.firstUnit(bytes, at: first) }
        return segment
    }

    private mutating func header(_ map: ReadMediaPlaylist.Segment.Map, of playlist: ReadMediaPlaylist) -> MovieHeader? {
        // The same header is named again after each discontinuity.
        let key = HeaderPlace(file: folders.location(map.uri, from: playlist.text.location), range: map.range)
        if let header = headers[key] { return header }
        guard let bytes = bytes(map.uri, map.range, of: playlist, map.line) else { return nil }
        guard let header = MovieHeader(bytes) else {
            stream.faults.append(
                RuleFault(
                    rule: "8.20", fault: Fault(playlist.name, map.line, "The EXT-X-MAP '\(map.uri)' has no moov box.")))
            return nil
        }
        headers[key] = header
        return header
    }

    private mutating func bytes(
        _ uri: String, _ range: ByteRange?, of playlist: ReadMediaPlaylist, _ line: Int
    ) -> Bytes? {
        guard let location = folders.location(uri, from: playlist.text.location) else {
            missing(playlist.name, line, "'\(uri)' is outside the folders that may be read")
            return nil
        }
        guard let data = bytes(location) else {
            missing(playlist.name, line, "'\(uri)' is no file that can be read")
            return nil
        }
        let bytes = Bytes(data)
        guard let range else { return bytes }
        guard range.offset >= 0, range.offset <= bytes.count, range.length <= bytes.count - range.offset else {
            stream.faults.append(
                RuleFault(
                    rule: "RFC 8216 4.3.2.2",
                    fault: Fault(
                        playlist.name, line,
                        "The byte range \(range.text) is not inside '\(uri)', which has \(bytes.count) bytes.")))
            return nil
        }
        let start = bytes.start + range.offset
        return bytes.part(start, start + range.length)
    }

    private mutating func bytes(_ location: LintFolders.Location) -> Data? {
        if let known = files[location] { return known }
        let data = folders.bytes(location)
        files[location] = .some(data)
        return data
    }

    private mutating func missing(_ name: String, _ line: Int, _ sentence: String) {
        let fault = Fault(name, line, sentence + ".")
        guard !stream.faults.contains(where: { $0.fault == fault }) else { return }
        stream.faults.append(RuleFault(rule: "RFC 8216 4.1", fault: fault))
    }

    /// The type of the first NAL unit of a sample that holds a picture: parts
    /// that only describe or delimit come before it (ITU-T H.264, table 7-1).
    private static func firstUnit(_ bytes: Bytes, at offset: Int) -> Int? {
        var position = bytes.start + offset
        while let length = bytes.number(at: position, 4), let byte = bytes.number(at: position + 4, 1) {
            let type = byte & 0x1f
            if (1...5).contains(type) { return type }
            position += 4 + length
        }
        return nil
    }
}
