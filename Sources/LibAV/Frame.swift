internal import CLibAV

/// A decoded picture or a run of samples; reused from read to read.
@safe
package struct Frame: ~Copyable {
    /// Owned: allocated in `init`, freed in `deinit`, never handed out.
    let pointer: UnsafeMutablePointer<AVFrame>

    package init() throws(LibAVError) {
        unsafe pointer = try allocated(av_frame_alloc(), call: "av_frame_alloc")
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVFrame>? = unsafe pointer
        unsafe av_frame_free(&pointer)
    }

    package var presentation: Int64? {
        get { unsafe known(pointer.pointee.pts) }
        nonmutating set { unsafe pointer.pointee.pts = newValue ?? unknownTime }
    }

    /// The time that libav makes out even where the file gives none.
    package var bestPresentation: Int64? { unsafe known(pointer.pointee.best_effort_timestamp) }

    /// In the time base of its stream; zero where the file gives none.
    package var duration: Int64 { unsafe pointer.pointee.pkt_duration }

    /// Samples in each channel; zero for a picture.
    package var samples: Int { unsafe Int(pointer.pointee.nb_samples) }

    package var sampleRate: Int { unsafe Int(pointer.pointee.sample_rate) }

    /// A note that a filter left, such as `lavfi.r128.I`.
    package func note(_ key: String) -> String? {
        // The entry belongs to the frame; its text is copied.
        unsafe av_dict_get(pointer.pointee.metadata, key, nil, 0).flatMap {
            unsafe $0.pointee.value.map { unsafe String(cString: $0) }
        }
    }

    /// Lets go of the data.
    package func clear() { unsafe av_frame_unref(pointer) }

    /// Another reference to the same data.
    package func reference() throws(LibAVError) -> Frame {
        let copy = try Frame()
        try check(unsafe av_frame_ref(copy.pointer, pointer), call: "av_frame_ref")
        return copy
    }

    /// What must stay the same while frames go through one filter graph.
    package var layout: [Int32] {
        unsafe [
            pointer.pointee.format, pointer.pointee.width, pointer.pointee.height, pointer.pointee.sample_rate,
            pointer.pointee.ch_layout.nb_channels,
        ]
    }
}
