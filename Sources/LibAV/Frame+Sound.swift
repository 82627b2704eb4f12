internal import CLibAV

extension Frame {
    /// Stereo samples between -1 and 1, the same on both sides.
    package static func sound(_ samples: [Float], sampleRate: Int) throws(LibAVError) -> Frame {
        let frame = try Frame()
        unsafe frame.pointer.pointee.format = AV_SAMPLE_FMT_FLTP.rawValue
        unsafe frame.pointer.pointee.nb_samples = Int32(samples.count)
        unsafe frame.pointer.pointee.sample_rate = Int32(sampleRate)
        unsafe av_channel_layout_default(&frame.pointer.pointee.ch_layout, 2)
        try check(unsafe av_frame_get_buffer(frame.pointer, 0), call: "av_frame_get_buffer")
        unsafe copy(samples, to: frame.pointer.pointee.data.0)
        unsafe copy(samples, to: frame.pointer.pointee.data.1)
        return frame
    }

    /// `plane` was just allocated for `samples.count` floats.
    private static func copy(_ samples: [Float], to plane: UnsafeMutablePointer<UInt8>?) {
        guard let plane = unsafe plane else { return }
        unsafe samples.withUnsafeBytes { source in
            guard let start = source.baseAddress else { return }
            unsafe UnsafeMutableRawPointer(plane).copyMemory(from: start, byteCount: source.count)
        }
    }
}
