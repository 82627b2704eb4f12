internal import LibAV

/// Chooses a moment and makes its picture the poster.
struct Poster {
    let file: SourceFile
    let ladder: Ladder

    /// - Parameters:
    ///   - moment: milliseconds after the first picture; nil to choose one.
    ///   - track: a finished rendition in `folder`, to choose by.
    func jpeg(at moment: Int?, by track: Track, in folder: OutputFolder) throws(MediaError) -> [UInt8] {
        let rate = ladder.frameRate.rate.value
        let seconds: Double
        if let moment { seconds = Double(moment) / 1000 } else { seconds = try choose(track, in: folder) }
        let picture = min(file.cut.pictures - 1, Int((seconds * rate + 0.001).rounded(.down)))
        var top = ladder
        top.rungs = Array(ladder.rungs.suffix(1))
        for rung in top.rungs.indices { top.rungs[rung].groupLength = ladder.frameRate.groupLength }
        // The very picture, in the best quality, from the upload.
        let reader = try PictureReader(file, ladder: top, from: max(0, picture))
        let picker = PosterPicker(expected: 0)
        var isThere = false
        let isFound = { isThere }
        try reader.read(until: isFound) { frame, _ throws(MediaError) in
            if !isThere { try picker.consider(frame, at: 0) }
            isThere = true
        }
        return try picker.jpeg()
    }

    /// The best moment, seconds: of all pictures of a short video, or of the
    /// key pictures of a longer one.
    private func choose(_ track: Track, in folder: OutputFolder) throws(MediaError) -> Double {
        let picker = PosterPicker(expected: track.fragments.reduce(0) { $0 + $1.duration })
        let isShort = track.fragments.count < 7
        try RenditionPictures(track, in: folder).read(keysOnly: !isShort) { frame, seconds throws(MediaError) in
            try picker.consider(frame, at: seconds)
        }
        return picker.bestMoment
    }
}
