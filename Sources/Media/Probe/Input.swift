internal import LibAV

/// An uploaded file that was opened and probed.
struct Input: ~Copyable {
    let demuxer: Demuxer
    let probe: Probe

    /// - Parameters:
    ///   - descriptor: an open, seekable file; its position is left alone.
    ///   - language: the sound that is wanted where there is a choice, a BCP
    ///     47 tag.
    init(descriptor: Int32, limits: InputLimits, language: String? = nil) throws(MediaError) {
        let beginning = try FileBeginning(descriptor)
        guard let container = Container(firstBytes: beginning.bytes) else { throw beginning.refusal }
        guard container.canHoldPictures else {
            throw MediaError(.unsuitable, "The file has no picture, only sound; upload a video.", as: .noPicture)
        }
        try beginning.refuseIfCutOff(container)
        let demuxer = try reading { () throws(LibAVError) in
            try Demuxer(descriptor: descriptor, container: container.demuxer, limits: limits.demuxing)
        }
        let probe = try Probe(demuxer, container: container, limits: limits, language: language)
        self.demuxer = demuxer
        self.probe = probe
    }
}

extension Probe {
    /// Looks into a file without transcoding it.
    package init(
        descriptor: Int32, limits: InputLimits = InputLimits(), language: String? = nil
    ) throws(MediaError) {
        self = try Input(descriptor: descriptor, limits: limits, language: language).probe
    }
}
