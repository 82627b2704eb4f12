internal import LibAV

extension SmallPictures {
    /// At most so many pictures are in a strip.
    static let mostPictures = 100
    static let columns = 10
    /// Pixels of the longer side.
    static let stripSide = 160

    /// What a strip is to show: key pictures of a longer video; of a shorter
    /// one, which has few, a picture of each second.
    struct StripPlan: Hashable {
        var keysOnly: Bool
        var count: Int
        /// Seconds from one picture to the next, at least one.
        var interval: Double

        /// - Parameter durations: of the fragments, seconds.
        init(_ durations: [Double]) {
            let total = durations.reduce(0, +)
            keysOnly = total > 20
            if keysOnly, let group = durations.first, group > 0 {
                let step = (durations.count + SmallPictures.mostPictures - 1) / SmallPictures.mostPictures
                interval = group * Double(step)
                count = (durations.count + step - 1) / step
            } else {
                interval = 1
                count = max(1, Int((total - 0.001).rounded(.up)))
            }
        }
    }

    /// Writes the strip.
    func strip() throws(MediaError) -> ThumbnailStrip {
        guard let whole = track.size else { throw MediaError(.internal, "A strip needs pictures; try again.") }
        let plan = StripPlan(track.fragments.map(\.duration))
        let size = Self.size(whole, longer: Self.stripSide)
        var graph: FilterGraph?
        var taken = 0
        try RenditionPictures(track, in: folder).read(keysOnly: plan.keysOnly) { frame, seconds throws(MediaError) in
            // Times are rounded to ticks.
            guard taken < plan.count, seconds >= Double(taken) * plan.interval - 0.005 else { return }
            if graph == nil { graph = try Self.tiles(like: frame, size: size, count: plan.count) }
            frame.presentation = Int64(taken)
            try making { () throws(LibAVError) in try graph?.push(frame) }
            taken += 1
        }
        let jpeg = try making { () throws(LibAVError) -> [UInt8] in
            let sheet = try Frame()
            try graph?.finish(at: Int64(taken))
            guard try graph?.pull(0, into: sheet) == .ready else { return [] }
            return try Encoder.jpeg(sheet, quality: 5)
        }
        guard !jpeg.isEmpty else {
            throw MediaError(.internal, "The strip of small pictures came out empty; try again.")
        }
        try folder.write(jpeg, to: Self.stripName)
        return ThumbnailStrip(
            file: Self.stripName, columns: min(Self.columns, plan.count), count: taken, size: size,
            interval: plan.interval)
    }

    private static func tiles(like frame: borrowing Frame, size: Size, count: Int) throws(MediaError) -> FilterGraph {
        let columns = min(columns, count)
        let rows = (count + columns - 1) / columns
        return try making { () throws(LibAVError) in
            try FilterGraph(
                .video, like: frame, timeBase: Rational(1, 1),
                description: "[in]scale=\(size.width):\(size.height):flags=area:in_color_matrix=bt709:"
                    + "out_color_matrix=bt601:in_range=limited:out_range=full,format=yuvj420p,"
                    + "tile=\(columns)x\(rows):nb_frames=\(count)[out]", outputs: ["out"])
        }
    }
}
