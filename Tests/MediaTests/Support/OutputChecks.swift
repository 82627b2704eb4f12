import Foundation
import Testing

@testable import Media

/// What must be true of every folder that a transcoding makes.
enum OutputChecks {
    static func check(_ report: VideoReport, in folder: String, sourceLocation: SourceLocation = #_sourceLocation)
        throws
    {
        let tracks = report.renditions + [report.audio]
        // Rests are nothing to choose from a library.
        let small: [String] = report.source.container == "generated" ? [] : ["strip.jpg", "preview.mp4"]
        let expected = Set(
            tracks.flatMap { [$0.file, $0.playlist] } + report.renditions.map(\.keyFramePlaylist)
                + ["main.m3u8", "poster.jpg", "video.json"] + small)
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: folder)) == expected, sourceLocation: sourceLocation
        )
        let stored = try JSONDecoder().decode(
            VideoReport.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/video.json")))
        #expect(stored == report, sourceLocation: sourceLocation)
        for track in tracks { try check(track, duration: report.duration, in: folder, sourceLocation) }
        // Every range of every playlist decodes without a complaint.
        try Tool.run(
            "ffmpeg", ["-v", "error", "-xerror", "-i", folder + "/main.m3u8", "-map", "0", "-f", "null", "-"])
        try expectClean(folder, sourceLocation: sourceLocation)
    }

    private static func check(
        _ track: Track, duration: Double, in folder: String, _ location: SourceLocation
    ) throws {
        let path = folder + "/" + track.file
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        let ranges = [track.initialization] + track.fragments.map(\.range)
        // Ranges lie side by side and cover the file.
        #expect(ranges.reduce(0) { $0 == $1.offset ? $0 + $1.length : -1 } == size, sourceLocation: location)
        let total = track.fragments.reduce(0) { $0 + $1.duration }
        #expect(abs(total - duration) < 0.000_01, sourceLocation: location)
        #expect(track.segments.allSatisfy { $0.duration > 0 && $0.duration < 6.5 }, sourceLocation: location)
        #expect(track.peakBandwidth >= track.averageBandwidth, sourceLocation: location)
        guard let pixels = track.size else { return try checkSound(path, duration: duration, location) }
        let streams = try Tool.probe(
            path, "", entries: "stream=codec_name,profile,width,height,sample_aspect_ratio,pix_fmt,color_space")
        #expect(streams == ["h264,High,\(pixels.width),\(pixels.height),1:1,yuv420p,bt709"], sourceLocation: location)
        // Decoding times begin at zero, and an IDR picture begins each
        // fragment and is nowhere else.
        let packets = try Tool.probe(path, "-select_streams v", entries: "packet=dts_time,flags")
        let times = packets.map { Double($0.split(separator: ",")[0]) ?? -1 }
        let keys = packets.filter { $0.contains("K") }.map { Double($0.split(separator: ",")[0]) ?? -1 }
        var grid: [Double] = []
        var start = 0.0
        for fragment in track.fragments {
            grid.append(start)
            start += fragment.duration
        }
        #expect(keys.count == grid.count, sourceLocation: location)
        #expect(zip(keys, grid).allSatisfy { abs($0 - $1) < 0.000_1 }, sourceLocation: location)
        let rate = try #require(track.frameRate)
        #expect(times.count == Int((duration * rate).rounded()), sourceLocation: location)
        try checkKeyFrames(track, path, location)
    }

    /// The first bytes of a fragment, alone, are one whole picture.
    private static func checkKeyFrames(_ track: Track, _ path: String, _ location: SourceLocation) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let last = try #require(track.fragments.last)
        let length = try #require(last.keyFrameLength)
        var alone = data.prefix(track.initialization.length)
        alone.append(data.dropFirst(last.range.offset).prefix(length))
        let file = path + ".key.mp4"
        try alone.write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        // The run table promises more pictures than there are bytes for; the
        // first one is whole.
        let pictures = try Tool.probe(file, "-select_streams v -read_intervals %+#1", entries: "frame=pict_type")
        #expect(pictures.first?.hasPrefix("I") == true, sourceLocation: location)
        #expect(length < last.range.length || track.fragments.count > 0, sourceLocation: location)
    }

    private static func checkSound(_ path: String, duration: Double, _ location: SourceLocation) throws {
        let streams = try Tool.probe(path, "", entries: "stream=codec_name,profile,sample_rate,channels,start_time")
        #expect(streams == ["aac,LC,48000,2,0.000000"], sourceLocation: location)
        let packets = try Tool.probe(path, "", entries: "packet=pts").count
        #expect(abs(Double(packets) * 1024 / 48000 - duration) <= 0.022, sourceLocation: location)
    }
}
