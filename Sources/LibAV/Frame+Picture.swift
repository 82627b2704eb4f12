internal import CLibAV

/// How the numbers of a picture are to be read as colours.
package struct Colour: Hashable, Sendable {
    package enum Matrix: Hashable, Sendable {
        case bt709, bt601, bt2020, unspecified
        case unknown(UInt32)
    }

    /// How numbers grow with light.
    package enum Transfer: Hashable, Sendable {
        case hlg, pq
        /// As on every screen, or near enough.
        case ordinary
    }

    /// The reddest red, greenest green and bluest blue.
    package enum Primaries: Hashable, Sendable {
        case bt2020, p3
        /// As on every screen, or near enough.
        case ordinary
    }

    package var matrix: Matrix
    package var transfer: Transfer
    package var primaries: Primaries
    /// Nil where the file doesn't say.
    package var isFullRange: Bool?
    package var isEightBit420: Bool
}

extension Frame {
    package var width: Int { unsafe Int(pointer.pointee.width) }
    package var height: Int { unsafe Int(pointer.pointee.height) }
    package var isInterlaced: Bool { unsafe pointer.pointee.interlaced_frame != 0 }
    package var sampleAspectRatio: Rational { unsafe Rational(pointer.pointee.sample_aspect_ratio) }

    package var colour: Colour {
        let matrix: Colour.Matrix =
            switch unsafe pointer.pointee.colorspace {
            case AVCOL_SPC_BT709: .bt709
            case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M: .bt601
            case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: .bt2020
            case AVCOL_SPC_UNSPECIFIED, AVCOL_SPC_RGB: .unspecified
            case let other: .unknown(other.rawValue)
            }
        let transfer: Colour.Transfer =
            switch unsafe pointer.pointee.color_trc {
            case AVCOL_TRC_ARIB_STD_B67: .hlg
            case AVCOL_TRC_SMPTE2084: .pq
            default: .ordinary
            }
        let primaries: Colour.Primaries =
            switch unsafe pointer.pointee.color_primaries {
            case AVCOL_PRI_BT2020: .bt2020
            case AVCOL_PRI_SMPTE431, AVCOL_PRI_SMPTE432: .p3
            default: .ordinary
            }
        let format = unsafe pointer.pointee.format
        let range: Bool? =
            switch unsafe pointer.pointee.color_range {
            case AVCOL_RANGE_JPEG: true
            case AVCOL_RANGE_MPEG: false
            default: format == AV_PIX_FMT_YUVJ420P.rawValue ? true : nil
            }
        return Colour(
            matrix: matrix, transfer: transfer, primaries: primaries, isFullRange: range,
            isEightBit420: format == AV_PIX_FMT_YUV420P.rawValue)
    }

    /// Says where an encoder is to begin a group of pictures; a decoder's
    /// own choice is forgotten.
    package func markKey(_ isKey: Bool) {
        unsafe pointer.pointee.pict_type = isKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
        unsafe pointer.pointee.key_frame = isKey ? 1 : 0
    }

    /// An empty picture of 8-bit 4:2:0; both sides even.
    package static func picture(width: Int, height: Int) throws(LibAVError) -> Frame {
        let frame = try Frame()
        unsafe frame.pointer.pointee.format = AV_PIX_FMT_YUV420P.rawValue
        unsafe frame.pointer.pointee.width = Int32(width)
        unsafe frame.pointer.pointee.height = Int32(height)
        unsafe frame.pointer.pointee.color_range = AVCOL_RANGE_MPEG
        unsafe frame.pointer.pointee.colorspace = AVCOL_SPC_BT709
        try check(unsafe av_frame_get_buffer(frame.pointer, 0), call: "av_frame_get_buffer")
        return frame
    }

    /// Copies the planes Y, U and V into a picture made by
    /// `picture(width:height:)`; rows without padding.
    package func fill(luma: [UInt8], blue: [UInt8], red: [UInt8]) throws(LibAVError) {
        try check(unsafe av_frame_make_writable(pointer), call: "av_frame_make_writable")
        unsafe copy(luma, to: pointer.pointee.data.0, stride: pointer.pointee.linesize.0, width: width, rows: height)
        let (halfWidth, halfHeight) = (width / 2, height / 2)
        unsafe copy(
            blue, to: pointer.pointee.data.1, stride: pointer.pointee.linesize.1, width: halfWidth, rows: halfHeight)
        unsafe copy(
            red, to: pointer.pointee.data.2, stride: pointer.pointee.linesize.2, width: halfWidth, rows: halfHeight)
    }

    /// `target` has `rows` rows of at least `width` bytes, `stride` apart.
    private func copy(_ bytes: [UInt8], to target: UnsafeMutablePointer<UInt8>?, stride: Int32, width: Int, rows: Int) {
        guard let target = unsafe target, bytes.count >= width * rows else { return }
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            for row in 0..<rows {
                unsafe (target + row * Int(stride)).update(from: start + row * width, count: width)
            }
        }
    }

    /// Every `step`th pixel's brightness of every `step`th row, of a planar
    /// 8-bit picture.
    package func luma(step: Int) -> (columns: Int, values: [UInt8]) {
        guard let plane = unsafe pointer.pointee.data.0, step > 0 else { return (0, []) }
        let stride = unsafe Int(pointer.pointee.linesize.0)
        let columns = width / step
        var values: [UInt8] = []
        values.reserveCapacity(columns * (height / step))
        // Plane 0 has `height` rows of at least `width` bytes.
        for row in 0..<(height / step) {
            for column in 0..<columns { unsafe values.append(plane[row * step * stride + column * step]) }
        }
        return (columns, values)
    }
}
