internal import LibAV

/// Small pictures and a short film of a video, for pages that show many.
///
/// They are made from a rendition that is finished, which is upright, has
/// ordinary colours and costs little to decode.
struct SmallPictures {
    let track: Track
    let folder: OutputFolder

    static let stripName = "strip.jpg"
    static let previewName = "preview.mp4"

    /// Makes both from the best finished rendition of at most 540 lines.
    static func make(
        from report: VideoReport, in folder: OutputFolder
    ) throws(MediaError) -> (strip: ThumbnailStrip, preview: String) {
        let small = report.renditions.last { min($0.size?.width ?? 0, $0.size?.height ?? 0) <= 540 }
        guard let track = small ?? report.renditions.first else {
            throw MediaError(.internal, "There is no rendition to make small pictures from; try again.")
        }
        let maker = SmallPictures(track: track, folder: folder)
        return (try maker.strip(), try maker.preview())
    }

    /// Both sides even, the longer or shorter one at most `side`; never
    /// enlarged.
    static func size(_ size: Size, longer: Int? = nil, shorter: Int? = nil) -> Size {
        let whole = longer == nil ? min(size.width, size.height) : max(size.width, size.height)
        let factor = min(1, Double(longer ?? shorter ?? whole) / Double(max(1, whole)))
        func even(_ side: Int) -> Int { max(2, Int((Double(side) * factor / 2).rounded()) * 2) }
        return Size(width: even(size.width), height: even(size.height))
    }
}
