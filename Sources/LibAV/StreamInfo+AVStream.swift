internal import CLibAV

extension StreamInfo {
    /// `stream` belongs to an open format context that outlives this call.
    init?(_ stream: UnsafeMutablePointer<AVStream>) {
        guard let parameters = unsafe stream.pointee.codecpar, unsafe Rational(stream.pointee.time_base).isPositive
        else { return nil }
        kind =
            switch unsafe parameters.pointee.codec_type {
            case AVMEDIA_TYPE_VIDEO: .video
            case AVMEDIA_TYPE_AUDIO: .audio
            case let other: .unknown(other.rawValue)
            }
        index = unsafe Int(stream.pointee.index)
        codec = unsafe String(cString: avcodec_get_name(parameters.pointee.codec_id))
        codecTitle = unsafe Self.title(parameters)
        timeBase = unsafe Rational(stream.pointee.time_base)
        duration = unsafe known(stream.pointee.duration)
        start = unsafe known(stream.pointee.start_time)
        frameRate = unsafe Rational(stream.pointee.avg_frame_rate)
        width = unsafe Int(parameters.pointee.width)
        height = unsafe Int(parameters.pointee.height)
        let ratio = unsafe Rational(stream.pointee.sample_aspect_ratio)
        sampleAspectRatio = ratio.isPositive ? ratio : unsafe Rational(parameters.pointee.sample_aspect_ratio)
        isInterlaced =
            switch unsafe parameters.pointee.field_order {
            case AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT: true
            default: false
            }
        isAttachedPicture = unsafe stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
        isDefault = unsafe stream.pointee.disposition & AV_DISPOSITION_DEFAULT != 0
        channels = unsafe Int(parameters.pointee.ch_layout.nb_channels)
        (rotation, isMirrored) = unsafe Self.orientation(stream)
        // The entry belongs to the stream; its text is copied.
        language = unsafe av_dict_get(stream.pointee.metadata, "language", nil, 0).flatMap {
            unsafe $0.pointee.value.map { unsafe String(cString: $0) }
        }
        dolbyVisionProfile = unsafe Self.dolbyVisionProfile(stream)
    }

    /// libav ends all of these texts with a zero.
    private static func title(_ parameters: UnsafeMutablePointer<AVCodecParameters>) -> String {
        if let known = unsafe avcodec_descriptor_get(parameters.pointee.codec_id)?.pointee.long_name {
            return unsafe String(cString: known)
        }
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(AV_FOURCC_MAX_STRING_SIZE)) {
            // The buffer is as large as libav asks for.
            guard let start = $0.baseAddress else { return "?" }
            return unsafe String(cString: av_fourcc_make_string(start, parameters.pointee.codec_tag))
        }
    }

    private static func dolbyVisionProfile(_ stream: UnsafeMutablePointer<AVStream>) -> Int? {
        var bytes = 0
        guard let data = unsafe av_stream_get_side_data(stream, AV_PKT_DATA_DOVI_CONF, &bytes),
            bytes >= MemoryLayout<AVDOVIDecoderConfigurationRecord>.size
        else { return nil }
        // libav keeps a record of this type here.
        return Int(
            unsafe UnsafeRawPointer(data).loadUnaligned(as: AVDOVIDecoderConfigurationRecord.self).dv_profile)
    }

    /// From the display matrix, if there is one.
    private static func orientation(_ stream: UnsafeMutablePointer<AVStream>) -> (rotation: Int, isMirrored: Bool) {
        var bytes = 0
        guard let data = unsafe av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &bytes), bytes >= 36 else {
            return (0, false)
        }
        // libav keeps nine 32-bit numbers here; they are copied out.
        var matrix: [Int32] = (0..<9).map {
            unsafe UnsafeRawPointer(data).loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self)
        }
        let determinant = Int64(matrix[0]) * Int64(matrix[4]) - Int64(matrix[1]) * Int64(matrix[3])
        return unsafe matrix.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return (0, false) }
            if determinant < 0 { unsafe av_display_matrix_flip(start, 1, 0) }
            let counterClockwise = unsafe av_display_rotation_get(start)
            guard counterClockwise.isFinite else { return (0, determinant < 0) }
            let quarters = Int((-counterClockwise / 90).rounded())
            return (((quarters % 4) + 4) % 4 * 90, determinant < 0)
        }
    }
}
