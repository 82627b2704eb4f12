internal import Domain

/// Reads what a worker says as coming from a worker that a hostile file has
/// taken over: nothing in it may lead out of the worker's folder, or beyond
/// the numbers that the server reckons with.
extension WorkerMessage {
    /// Throws if no honest worker would say this.
    func check() throws(MediaError) {
        let isPlausible =
            switch self {
            case .progress(let progress):
                (0...1).contains(progress.fraction) && (0...1e7).contains(progress.secondsLeft ?? 0)
            case .playable(let report), .done(let report): report.isPlausible
            case .failed(let error): error.message.utf8.count <= 4096 && error.refusal?.isPlausible ?? true
            }
        guard isPlausible else {
            throw MediaError(.internal, "The worker said what no worker says; its file may be hostile.")
        }
    }
}

extension Refusal {
    fileprivate var isPlausible: Bool {
        MediaError.Reason(rawValue: reason) != nil && values.count <= 8 && values.allSatisfy { $0.utf8.count <= 200 }
    }
}

extension VideoReport {
    /// A tenth more than the longest video, two seconds a fragment.
    private static let fragments = 7000

    fileprivate var isPlausible: Bool {
        let spoken = spoken ?? [:]
        let tracks = renditions + [audio] + spoken.values
        let names =
            [poster, preview, strip?.file, audioLanguage].compactMap { $0 } + Array(spoken.keys)
            + tracks.flatMap { [$0.name, $0.file, $0.playlist] }
        return (0...20_000).contains(duration) && renditions.count <= 16 && spoken.count <= 64
            && names.allSatisfy(Self.isPlain) && tracks.allSatisfy(\.isPlausible)
            && tracks.allSatisfy { $0.fragments.count <= Self.fragments } && strip?.isPlausible ?? true
            && (-200...200).contains(sourceLoudness ?? 0) && source.size.isPlausible
    }

    /// Letters, digits, `-`, `_` and `.`, and no dot in front.
    private static func isPlain(_ name: String) -> Bool {
        (1...100).contains(name.utf8.count) && !name.hasPrefix(".")
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
                default: false
                }
            }
    }
}

extension Track {
    fileprivate var isPlausible: Bool {
        let isCodec = codecs.utf8.count <= 100 && codecs.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != 0x22 }
        return isCodec && size?.isPlausible ?? true && (0...1000).contains(frameRate ?? 0)
            && (0...1 << 40).contains(averageBandwidth) && (0...1 << 40).contains(peakBandwidth)
            && initialization.isPlausible && fragments.allSatisfy(\.isPlausible)
    }
}

extension Fragment {
    fileprivate var isPlausible: Bool {
        (0...60).contains(duration) && range.isPlausible && (0...range.length).contains(keyFrameLength ?? 0)
            && (0...100_000).contains(sound?.packets ?? 0)
            && (0...range.length).contains(sound?.lastPacketLength ?? 0)
    }
}

extension ByteRange {
    fileprivate var isPlausible: Bool { (0...1 << 42).contains(offset) && (0...1 << 36).contains(length) }
}

extension Size {
    fileprivate var isPlausible: Bool { (0...1 << 16).contains(width) && (0...1 << 16).contains(height) }
}

extension ThumbnailStrip {
    fileprivate var isPlausible: Bool {
        (1...1000).contains(columns) && (0...100_000).contains(count) && size.isPlausible
            && (0...20_000).contains(interval)
    }
}
