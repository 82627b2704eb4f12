internal import CLibAV

/// A picture of 8-bit 4:2:0 outside libav: rows without padding.
package struct Planes: Hashable, Sendable {
    package var width: Int
    package var height: Int
    package var luma: [UInt8]
    package var blue: [UInt8]
    package var red: [UInt8]

    package init(width: Int, height: Int, luma: [UInt8], blue: [UInt8], red: [UInt8]) {
        self.width = width
        self.height = height
        self.luma = luma
        self.blue = blue
        self.red = red
    }
}

extension Frame {
    /// A copy of the picture; nil unless it is 8-bit 4:2:0.
    package func planes() -> Planes? {
        guard unsafe pointer.pointee.format == AV_PIX_FMT_YUV420P.rawValue else { return nil }
        let (halfWidth, halfHeight) = ((width + 1) / 2, (height + 1) / 2)
        return unsafe Planes(
            width: width, height: height,
            luma: rows(pointer.pointee.data.0, pointer.pointee.linesize.0, width: width, count: height),
            blue: rows(pointer.pointee.data.1, pointer.pointee.linesize.1, width: halfWidth, count: halfHeight),
            red: rows(pointer.pointee.data.2, pointer.pointee.linesize.2, width: halfWidth, count: halfHeight))
    }

    /// `plane` has `count` rows of at least `width` bytes, `stride` apart.
    private func rows(_ plane: UnsafeMutablePointer<UInt8>?, _ stride: Int32, width: Int, count: Int) -> [UInt8] {
        guard let plane = unsafe plane else { return [] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * count)
        for row in 0..<count {
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: plane + row * Int(stride), count: width))
        }
        return bytes
    }
}
