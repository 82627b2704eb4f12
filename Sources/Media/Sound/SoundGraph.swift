internal import LibAV

/// Filters for decoded sound, made anew when its channels change half-way.
final class SoundGraph {
    private let timeBase: Rational
    private var graph: FilterGraph?
    private var layout: [Int32] = []

    /// - Parameter timeBase: of the frames pushed.
    init(timeBase: Rational) { self.timeBase = timeBase }

    /// Nothing was pushed yet.
    var isEmpty: Bool { graph == nil }

    /// - Parameter filters: for the channels from here on.
    func push(_ frame: borrowing Frame, through filters: @autoclosure () -> String) throws(MediaError) {
        if graph == nil || frame.layout != layout {
            layout = frame.layout
            let description = "[in]\(filters())[out]"
            graph = try reading { () throws(LibAVError) in
                try FilterGraph(.audio, like: frame, timeBase: timeBase, description: description, outputs: ["out"])
            }
        }
        try reading { () throws(LibAVError) in try graph?.push(frame) }
    }

    /// Nothing more comes: what the filters still hold can be pulled.
    func finish() throws(MediaError) {
        try making { () throws(LibAVError) in try graph?.finish(at: Int64.min) }
    }

    /// Nothing came at all: silence without end can be pulled.
    func fallSilent() throws(MediaError) {
        let description = "anullsrc=r=\(FragmentGrid.sampleRate):cl=stereo,aformat=sample_fmts=fltp[out]"
        graph = try making { () throws(LibAVError) in
            try FilterGraph(.audio, description: description, outputs: ["out"])
        }
    }

    /// - Parameter samples: how many at a time; nil for as they come.
    /// - Returns: false when there is nothing now.
    func pull(_ samples: Int? = nil, into frame: borrowing Frame) throws(MediaError) -> Bool {
        try making { () throws(LibAVError) in
            guard let samples else { return try graph?.pull(0, into: frame) == .ready }
            return try graph?.pull(0, samples: samples, into: frame) == .ready
        }
    }
}
