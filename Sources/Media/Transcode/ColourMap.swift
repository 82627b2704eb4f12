internal import LibAV

/// Turns pictures of a wider range of light or colour into those that every
/// screen shows (BT.709).
///
/// The conversion is worked out once for a cube of 36 × 36 × 36 colours, by
/// exact filters that are slow; pictures look theirs up in it, which takes
/// less than half the time.
struct ColourMap {
    private let colour: Colour
    private let frameRate: Rational

    /// Nil for pictures that need none.
    init?(_ colour: Colour, frameRate: Rational) {
        guard colour.transfer != .ordinary || colour.primaries != .ordinary else { return nil }
        self.colour = colour
        self.frameRate = frameRate
    }

    /// Light that a white sheet of paper sends out, candela a square metre:
    /// what becomes white on an ordinary screen (BT.2408).
    private static let white = 203.0
    /// The brightest light of HLG's reference screen, and of what phones
    /// write; brighter points become white.
    private static let peak = 1000.0
    /// Up to this share of white nothing changes but what is beyond the
    /// screen's colours: skin in ordinary light is below. From there on a
    /// smooth curve leaves room for all brighter light, much as BT.2390 does.
    private static let knee = 0.5

    /// What pictures must be before `filters`: red, green and blue, each a
    /// float. (libav 5.1 mixes the three up in maps of whole numbers.)
    static let format = "gbrpf32le"

    /// Filters from `format` to limited-range BT.709; the next one follows.
    var filters: String {
        let source =
            "haldclutsrc=6:r=\(frameRate.text),trim=end_frame=1,format=gbrp16le,"
            + "setparams=range=pc:colorspace=gbr:color_primaries=\(primaries):color_trc=\(transfer)"
        return "[wide];\(source),\(conversion),zscale=t=bt709:r=pc,format=\(Self.format)[map];"
            + "[wide][map]haldclut=clut=first,scale=out_color_matrix=bt709:out_range=limited,format=yuv420p"
    }

    private var conversion: String {
        let isOrdinary = colour.transfer == .ordinary
        let linear =
            "zscale=t=linear:npl=\(isOrdinary ? 100 : Self.white),format=gbrpf32le,zscale=p=bt709"
        guard !isOrdinary else { return linear }
        return linear + ",tonemap=mobius:param=\(Self.knee):peak=\(Self.peak / Self.white):desat=0"
    }

    private var primaries: String {
        switch colour.primaries {
        case .p3: "smpte432"
        // Phones that leave it out mean it.
        case .bt2020, .ordinary: "bt2020"
        }
    }

    private var transfer: String {
        switch colour.transfer {
        case .hlg: "arib-std-b67"
        case .pq: "smpte2084"
        case .ordinary: "bt709"
        }
    }
}
