internal import LibAV

/// The part of a file that is shown, to the picture.
struct Cut: Hashable, Sendable {
    /// When its first picture appears in the file, in the video's time base.
    var origin: Int64
    /// When its last picture ends, in the same ticks after `origin`.
    var end: Int64
    /// Pictures to be made, at the ladder's rate.
    var pictures: Int
    /// Whether sound was cut away before or after.
    var startsInside = false
    var endsInside = false

    /// Seconds that must be left.
    static let shortest = 0.5

    init(_ request: TranscodeRequest, probe: Probe, scan: PacketScan, ladder: Ladder) throws(MediaError) {
        let base = probe.video.timeBase
        let whole = Self.end(probe, scan)
        let seconds = Double(whole) * base.value
        func ticks(_ milliseconds: Int) -> Int64 { rescale(Int64(milliseconds), from: Rational(1, 1000), to: base) }
        try Self.check(request, seconds: seconds)
        origin = probe.origin
        end = whole
        if let start = request.trimStart, start > 0 {
            // To the nearest picture: half a picture early counts as on time.
            let half = Int64(0.5 / (probe.frameRate.rate.value * base.value))
            origin = max(probe.origin, scan.appearance(at: probe.origin + ticks(start) + half))
            end = whole - (origin - probe.origin)
            startsInside = origin > probe.origin
        }
        if let stop = request.trimEnd, ticks(stop) < whole {
            end = ticks(stop) - (origin - probe.origin)
            endsInside = true
        }
        let count = Int(clamping: rescale(max(0, end), from: base, to: ladder.frameRate.rate.inverted))
        // Where the lowest rungs take every second picture, both come out
        // equally long.
        let isHalved = ladder.rungs.contains { $0.groupLength < ladder.frameRate.groupLength }
        pictures = max(1, isHalved ? count + count % 2 : count)
        if let moment = request.posterAt, Double(moment) / 1000 >= FragmentGrid(ladder.frameRate).seconds(pictures) {
            throw MediaError(
                .unsuitable, "The poster's moment of \(Self.text(moment)) s is after the end; choose an earlier one.",
                as: .posterBeyondEnd, Self.text(moment))
        }
    }

    /// Where the last picture is to end: where its time is over, or where the
    /// sound ends if that goes on for long, as over a still picture.
    private static func end(_ probe: Probe, _ scan: PacketScan) -> Int64 {
        let video = scan.videoEnd - probe.origin
        guard let audio = probe.audio, let end = scan.audioEnd else { return video }
        let sound = rescale(end, from: audio.timeBase, to: probe.video.timeBase) - probe.origin
        return Double(sound - video) * probe.video.timeBase.value > 0.5 ? sound : video
    }

    private static func check(_ request: TranscodeRequest, seconds: Double) throws(MediaError) {
        let start = request.trimStart ?? 0
        let stop = request.trimEnd ?? Int(seconds * 1000)
        if start < 0 || (request.posterAt ?? 0) < 0 {
            throw MediaError(
                .unsuitable, "Moments are counted from the beginning; name none before it.", as: .cutBeforeBeginning)
        }
        // A page knows the length to within a second.
        if Double(max(start, request.trimEnd ?? 0)) / 1000 > seconds + 1 {
            throw MediaError(
                .unsuitable,
                "The video lasts \(text(Int(seconds * 1000))) s, so it cannot be cut at \(text(max(start, stop))) s; choose an earlier moment.",
                as: .cutBeyondEnd, text(max(start, stop)), text(Int(seconds * 1000)))
        }
        guard request.trimStart != nil || request.trimEnd != nil else { return }
        if Double(min(stop, Int(seconds * 1000)) - start) / 1000 < shortest {
            throw MediaError(
                .unsuitable,
                "From \(text(start)) s to \(text(stop)) s there is next to nothing left; leave at least half a second.",
                as: .cutTooShort, text(start), text(stop))
        }
    }

    /// Seconds, such as `12.5`.
    private static func text(_ milliseconds: Int) -> String {
        let seconds = Double(milliseconds) / 1000
        return seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    }
}
