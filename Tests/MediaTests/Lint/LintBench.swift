import Domain
import Foundation
import Testing

@testable import Media

/// A good stream of two rungs, two languages of sound and captions, made once;
/// tests break copies of it.
struct LintBench {
    /// Playlists and captions.
    var texts: [String: String]
    /// Media files.
    var files: [String: Data]
    /// The lower and the higher rung's names.
    let low: String
    let high: String

    static let good = Result { try LintBench() }

    private init() throws {
        let bench = try Workbench()
        let input = try bench.make(
            "in.mp4",
            "-f lavfi -i testsrc2=s=960x540:r=50:d=14 -f lavfi -i sine=f=440:r=48000:d=14 "
                + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac")
        var report = try bench.transcode(input)
        var spoken = report.audio
        spoken.playlist = "audio-sv.m3u8"
        report.spoken = ["sv": spoken]
        low = try #require(report.renditions.first).name
        high = try #require(report.renditions.last).name
        texts = [
            "main.m3u8": MultivariantPlaylist(report, captions: [.danish]).text,
            "subtitles-da.m3u8": SubtitlePlaylist(report, language: .danish).text,
            "captions/da.vtt": Captions(cues: [.init(start: 0, end: 1000, text: "Op")]).webVTT,
        ]
        files = [:]
        for track in report.renditions + [report.audio, spoken] {
            texts[track.playlist] = MediaPlaylist(track).text
            if let keyFrames = MediaPlaylist(keyFramesOf: track) { texts[track.keyFramePlaylist] = keyFrames.text }
            files[track.file] = try Data(contentsOf: bench.folder.appendingPathComponent("out/" + track.file))
        }
    }

    func lint() throws -> [Finding] {
        let bench = try Workbench()
        for (name, data) in files { try data.write(to: bench.folder.appendingPathComponent(name)) }
        return try Linter(LintFolders(beside: bench.folder.path, texts: texts)).lint("main.m3u8")
    }
}

// MARK: - Ways to break it

extension LintBench {
    /// Replaces a regular expression where it first fits, or everywhere.
    mutating func edit(_ name: String, _ pattern: String, _ text: String, everywhere: Bool = false) throws {
        let old = try #require(texts[name])
        let range = everywhere ? nil : old.range(of: pattern, options: .regularExpression)
        texts[name] = old.replacingOccurrences(of: pattern, with: text, options: .regularExpression, range: range)
        #expect(texts[name] != old, "'\(pattern)' is not in \(name)")
    }

    /// Multiplies the first number behind a name.
    mutating func scale(_ name: String, _ key: String, _ factor: Double) throws {
        let text = try #require(texts[name])
        let start = try #require(text.range(of: key)).upperBound
        let digits = text[start...].prefix { $0.isNumber }
        let number = Int((try #require(Double(digits)) * factor).rounded())
        texts[name] = text.replacingCharacters(in: digits.startIndex..<digits.endIndex, with: "\(number)")
    }

    /// Lays bytes over a file where the nth box of a type begins.
    ///
    /// - Parameter offset: from the box's type on.
    mutating func patch(_ file: String, _ box: String, nth: Int = 0, offset: Int, _ bytes: [UInt8]) throws {
        var data = try #require(files[file])
        let start = try position(of: box, nth: nth, in: data) + offset
        data.replaceSubrange(start..<(start + bytes.count), with: bytes)
        files[file] = data
    }

    private func position(of box: String, nth: Int, in data: Data) throws -> Int {
        var from = data.startIndex
        for _ in 0..<nth { from = try #require(data.range(of: Data(box.utf8), in: from..<data.endIndex)).upperBound }
        return try #require(data.range(of: Data(box.utf8), in: from..<data.endIndex)).lowerBound
    }

    /// Turns one bit of the sequence parameters so that they read as wanted.
    mutating func flip(_ file: String, until fits: (_ old: SequenceParameters, _ new: SequenceParameters) -> Bool)
        throws
    {
        let data = try #require(files[file])
        let start = try position(of: "avcC", nth: 0, in: data) + 12
        let length = Int(data[start - 2]) << 8 | Int(data[start - 1])
        let old = try #require(SequenceParameters(data[start..<(start + length)]))
        // Behind the profile and level.
        for bit in 32..<(length * 8) {
            var turned = data
            turned[start + bit / 8] ^= 0x80 >> UInt8(bit % 8)
            guard let new = SequenceParameters(turned[start..<(start + length)]), fits(old, new) else { continue }
            files[file] = turned
            return
        }
        Issue.record("No bit of the parameters can be turned so.")
    }

    /// Makes the first picture of a fragment no IDR picture, its flags left.
    mutating func spoilPicture(_ file: String, fragment: Int) throws {
        var data = try #require(files[file])
        var position = try position(of: "mdat", nth: fragment, in: data) + 4
        while data[position + 4] & 0x1f != 5 {
            position += 4 + data[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
        }
        data[position + 4] = data[position + 4] & 0xe0 | 1
        files[file] = data
    }

    /// Gives a playlist a header of its own that is changed by a box inside
    /// `moov` or the `trak` in it.
    mutating func addBox(_ box: Data, inTrack: Bool, to playlist: String, of file: String) throws {
        let header = try header(of: file)
        let movie = try position(of: "moov", nth: 0, in: header) - 4
        let track = try position(of: "trak", nth: 0, in: header) - 4
        var changed = header
        changed.insert(contentsOf: box, at: (inTrack ? track : movie) + size(header, inTrack ? track : movie))
        grow(&changed, movie, by: box.count)
        if inTrack { grow(&changed, track, by: box.count) }
        files["header.mp4"] = changed
        try edit(
            playlist, "EXT-X-MAP:.*", "EXT-X-MAP:URI=\"header.mp4\",BYTERANGE=\"\(changed.count)@0\"", everywhere: true)
    }

    /// The `trak` of a file.
    func track(of file: String) throws -> Data {
        let header = try header(of: file)
        let start = try position(of: "trak", nth: 0, in: header) - 4
        return Data(header[start..<(start + size(header, start))])
    }

    private func header(of file: String) throws -> Data {
        let data = try #require(files[file])
        return Data(data.prefix(try position(of: "moof", nth: 0, in: data) - 4))
    }

    private func size(_ data: Data, _ position: Int) -> Int {
        data[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
    }

    private func grow(_ data: inout Data, _ position: Int, by count: Int) {
        let size = size(data, position) + count
        data.replaceSubrange(position..<(position + 4), with: (0..<4).map { UInt8(size >> (24 - $0 * 8) & 0xff) })
    }
}
