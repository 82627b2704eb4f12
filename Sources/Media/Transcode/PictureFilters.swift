internal import LibAV

/// The filters between decoder and encoders, in libav's notation.
enum PictureFilters {
    /// One input `[in]`, and one output for each rung, `v0` the lowest.
    ///
    /// - Parameter pictures: how many were made already, at the ladder's rate.
    static func description(
        _ ladder: Ladder, probe: Probe, colour: Colour, isInterlaced: Bool, after pictures: Int = 0
    ) -> String {
        let video = probe.video
        var chain: [String] = []
        if isInterlaced { chain.append("bwdif=mode=send_frame:deint=interlaced") }
        chain.append("fps=\(ladder.frameRate.rate.text):start_time=\(Double(pictures) / ladder.frameRate.rate.value)")
        guard let size = ladder.rungs.last?.size else { return "" }
        let stored = video.rotation % 180 == 0 ? size : Size(width: size.height, height: size.width)
        let scale = "scale=\(stored.width):\(stored.height):flags=bicubic"
        if let map = ColourMap(colour, frameRate: ladder.frameRate.rate) {
            let matrix = ":in_color_matrix=\(matrix(colour, height: video.height))"
            let range = ":in_range=\(colour.isFullRange == true ? "full" : "limited")"
            chain.append("\(scale)\(matrix)\(range),format=\(ColourMap.format)\(map.filters)")
        } else {
            chain.append(scale + conversion(colour, height: video.height))
            chain.append("format=yuv420p")
        }
        switch video.rotation {
        case 90: chain.append("transpose=clock")
        case 180: chain += ["hflip", "vflip"]
        case 270: chain.append("transpose=cclock")
        default: break
        }
        if video.isMirrored { chain.append("hflip") }
        chain.append(parameters)
        return "[in]" + chain.joined(separator: ",") + branches(ladder, after: pictures)
    }

    /// Says what the pictures are by then.
    static let parameters =
        "setsar=1,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709:field_mode=prog"

    /// From pictures of the highest rung's size to the output of each rung.
    ///
    /// Each rung is scaled from the one above it, which costs less than from
    /// the source and looks the same.
    static func branches(_ ladder: Ladder, after pictures: Int = 0) -> String {
        var graph = ""
        for index in stride(from: ladder.rungs.count - 1, through: 1, by: -1) {
            let below = ladder.rungs[index - 1].size
            graph += ",split=2[s\(index)][c\(index)];[s\(index)]\(drop(ladder, index, pictures))[v\(index)];"
            graph += "[c\(index)]scale=\(below.width):\(below.height):flags=bicubic,setsar=1"
        }
        return graph + ",\(drop(ladder, 0, pictures))[v0]"
    }

    /// Every second picture for a rung at half the rate.
    private static func drop(_ ladder: Ladder, _ index: Int, _ pictures: Int) -> String {
        guard ladder.rungs[index].groupLength < ladder.frameRate.groupLength else { return "null" }
        return pictures % 2 == 0 ? "framestep=2" : "trim=start_frame=1,framestep=2"
    }

    /// What makes the colours limited-range BT.709; empty if they are.
    static func conversion(_ colour: Colour, height: Int) -> String {
        let matrix = matrix(colour, height: height)
        let isFull = colour.isFullRange ?? false
        if matrix == "bt709", !isFull, colour.isEightBit420 { return "" }
        // Pictures of red, green and blue have no matrix, and libav knows.
        return ":in_color_matrix=\(matrix):out_color_matrix=bt709"
            + (colour.isFullRange == nil ? "" : ":in_range=\(isFull ? "full" : "limited")") + ":out_range=limited"
    }

    private static func matrix(_ colour: Colour, height: Int) -> String {
        switch colour.matrix {
        case .bt709: "bt709"
        case .bt601: "bt601"
        case .bt2020: "bt2020"
        // Untagged pictures: as players take them.
        case .unspecified, .unknown:
            colour.transfer != .ordinary ? "bt2020" : height >= 720 ? "bt709" : "bt601"
        }
    }
}
