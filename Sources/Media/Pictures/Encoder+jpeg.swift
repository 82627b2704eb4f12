internal import LibAV

extension Encoder {
    /// One picture as JPEG; 8-bit full-range 4:2:0.
    ///
    /// - Parameter quality: from 2, the best, to 31.
    static func jpeg(_ picture: borrowing Frame, quality: Int) throws(LibAVError) -> [UInt8] {
        let encoder = try Encoder(jpegWidth: picture.width, height: picture.height, quality: quality)
        let packet = try Packet()
        picture.markKey(false)
        picture.presentation = 0
        try encoder.send(picture)
        try encoder.finish()
        return try encoder.receive(into: packet) == .ready ? packet.data : []
    }
}
