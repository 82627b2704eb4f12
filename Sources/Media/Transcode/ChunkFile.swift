internal import Foundation
internal import LibAV

/// The packets of one rung's chunk on disk: one encoding's worth of work
/// that outlives a killed process.
///
/// The file begins with the encoder's header; each number has four bytes, the
/// lowest first. It appears under its name when it is complete.
enum ChunkFile {
    private static let magic: [UInt8] = Array("TrinChk1".utf8)

    final class Writer {
        private let file: OutputFile
        private var packets: UInt32 = 0

        init(_ file: OutputFile, header: [UInt8]) throws(MediaError) {
            self.file = file
            try file.append(magic + ChunkFile.bytes(UInt32(header.count)) + header)
        }

        /// - Parameter presentation: pictures after the chunk's first.
        func add(_ packet: borrowing Packet, presentation: Int64) throws(MediaError) {
            packets += 1
            try file.append(
                ChunkFile.bytes(UInt32(packet.bytes)) + ChunkFile.bytes(UInt32(clamping: presentation))
                    + [packet.isKey ? 1 : 0] + packet.data)
        }

        func complete() throws(MediaError) {
            try file.append(ChunkFile.bytes(UInt32.max) + ChunkFile.bytes(packets))
            try file.complete()
        }
    }

    struct Reader {
        let header: [UInt8]
        private var cursor: Cursor
        private var packets: UInt32 = 0

        init(path: String) throws(MediaError) {
            guard let bytes = FileManager.default.contents(atPath: path), bytes.starts(with: magic) else {
                throw MediaError(.internal, "The unfinished work “\(path)” cannot be read; remove it and try again.")
            }
            var cursor = Cursor(bytes: bytes, position: magic.count)
            guard let count = cursor.number(), let header = cursor.take(Int(count)) else { throw Self.damaged(path) }
            self.header = header
            self.cursor = cursor
        }

        /// The next packet and when it is shown, in pictures after the
        /// chunk's first; nil at the end.
        mutating func next() throws(MediaError) -> (packet: [UInt8], presentation: Int64, isKey: Bool)? {
            guard let size = cursor.number(), let second = cursor.number() else { throw Self.damaged("chunk") }
            if size == UInt32.max {
                guard second == packets else { throw Self.damaged("chunk") }
                return nil
            }
            guard let flag = cursor.take(1), let data = cursor.take(Int(size)) else { throw Self.damaged("chunk") }
            packets += 1
            return (data, Int64(second), flag == [1])
        }

        private static func damaged(_ name: String) -> MediaError {
            MediaError(.internal, "The unfinished work “\(name)” is damaged; remove it and try again.")
        }
    }

    private struct Cursor {
        let bytes: Data
        var position: Int

        mutating func number() -> UInt32? { take(4)?.reversed().reduce(0) { $0 << 8 | UInt32($1) } }

        mutating func take(_ count: Int) -> [UInt8]? {
            guard count <= bytes.count - position else { return nil }
            defer { position += count }
            return [UInt8](bytes[position..<position + count])
        }
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
