internal import CLibAV

extension Frame {
    /// Multiplies each sample of planar floats, in all channels alike.
    ///
    /// - Parameter gain: of the sample with that number in this frame.
    package func scaleSamples(by gain: (Int) -> Float) throws(LibAVError) {
        guard unsafe pointer.pointee.format == AV_SAMPLE_FMT_FLTP.rawValue else { return }
        try check(unsafe av_frame_make_writable(pointer), call: "av_frame_make_writable")
        let channels = unsafe Int(pointer.pointee.ch_layout.nb_channels)
        for channel in 0..<channels {
            // A planar frame has one plane of `nb_samples` floats a channel.
            guard let plane = unsafe pointer.pointee.extended_data[channel] else { return }
            unsafe plane.withMemoryRebound(to: Float.self, capacity: samples) { values in
                for sample in 0..<samples { unsafe values[sample] *= gain(sample) }
            }
        }
    }
}
