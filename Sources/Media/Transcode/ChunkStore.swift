internal import Foundation
internal import LibAV

/// Finished chunks and tracks in the folder of the work, told apart by all
/// that decides about their contents: what a killed process left is used
/// again if the same would be made of the same file.
struct ChunkStore: Sendable {
    /// The folder's name within the work's.
    static let name = "chunks"
    /// To be raised when the same request makes other pictures or sound.
    private static let version = 2

    /// The work's folder.
    let work: String
    private let basis: String
    private var folder: String { work + "/" + Self.name }

    /// - Parameter work: is there already.
    init(work: String, file: SourceFile, request: TranscodeRequest) throws(MediaError) {
        self.work = work
        var basis = "\(Self.version) \(try Self.identity(of: file.descriptor)) \(file.cut)"
        basis += " \(request.isMirrored) \(file.probe.video) \(file.probe.frameRate)"
        self.basis = basis
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw MediaError(.output, "The folder “\(folder)” could not be made; check its owner and the free space.")
        }
    }

    private func path(_ rung: LadderRung, _ chunk: Chunk) -> String {
        folder + "/\(rung.name)-\(chunk.number)-\(Fingerprint.text("\(basis) \(rung) \(chunk)"))"
    }

    func has(_ rung: LadderRung, _ chunk: Chunk) -> Bool {
        FileManager.default.fileExists(atPath: path(rung, chunk))
    }

    func writer(_ rung: LadderRung, _ chunk: Chunk, header: [UInt8]) throws(MediaError) -> ChunkFile.Writer {
        try ChunkFile.Writer(try OutputFile(path: path(rung, chunk)), header: header)
    }

    func reader(_ rung: LadderRung, _ chunk: Chunk) throws(MediaError) -> ChunkFile.Reader {
        try ChunkFile.Reader(path: path(rung, chunk))
    }

    /// Makes the names of finished chunks durable.
    func sync() throws(MediaError) { try OutputFolder.sync(folder) }

    /// The record of a track whose file is complete.
    ///
    /// - Parameter key: all else that decides about the track.
    func track(_ name: String, key: String) -> FinishedTrack? {
        guard let data = FileManager.default.contents(atPath: trackPath(name, key)),
            let finished = try? JSONDecoder().decode(FinishedTrack.self, from: data),
            let size = try? FileManager.default.attributesOfItem(atPath: work + "/" + finished.track.file)[.size]
                as? Int,
            size == finished.track.bytes
        else { return nil }
        return finished
    }

    /// Notes that a track's file is complete and durable, and removes its
    /// chunks.
    func note(_ finished: FinishedTrack, key: String) throws(MediaError) {
        let track = finished.track
        let file = try OutputFile(path: trackPath(track.name, key))
        try file.append(try Self.json(finished))
        try file.complete()
        try sync()
        let chunks = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in chunks where name.hasPrefix(track.name + "-") {
            try? FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    /// What was measured to choose the ladder by.
    func samples() -> [ContentSample]? {
        FileManager.default.contents(atPath: samplesPath).flatMap {
            try? JSONDecoder().decode([ContentSample].self, from: $0)
        }
    }

    func note(_ samples: [ContentSample]) throws(MediaError) {
        let file = try OutputFile(path: samplesPath)
        try file.append(try Self.json(samples))
        try file.complete()
        try sync()
    }

    private static func json(_ value: some Encodable) throws(MediaError) -> [UInt8] {
        do { return Array(try JSONEncoder().encode(value)) } catch {
            throw MediaError(.internal, "Finished work could not be noted: \(error)")
        }
    }

    private var samplesPath: String { folder + "/samples-\(Fingerprint.text(basis)).json" }

    private func trackPath(_ name: String, _ key: String) -> String {
        folder + "/track-\(name)-\(Fingerprint.text("\(basis) \(key)")).json"
    }

    /// The file's length, when it was changed, and a digest of its first and
    /// last megabyte.
    private static func identity(of descriptor: Int32) throws(MediaError) -> String {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw MediaError(.internal, "The file could not be read: \(OutputFolder.reason()); try again.")
        }
        let length = Int(status.st_size)
        let part = 1 << 20
        let ends = [0, max(0, length - part)].map { offset in
            var bytes = [UInt8](repeating: 0, count: part)
            // `pread` writes at most `count` bytes into the array.
            let got = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            }
            return Fingerprint.text(bytes.prefix(max(0, got)))
        }
        return "\(length) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(ends)"
    }
}

/// A track whose file is complete and durable.
struct FinishedTrack: Hashable, Sendable, Codable {
    var track: Track
    /// Of sound as uploaded, LUFS; nil for silence and for pictures.
    var loudness: Double?
}

extension Track {
    /// The length of its file.
    var bytes: Int { fragments.reduce(initialization.length) { $0 + $1.range.length } }
}

/// FNV-1a of 64 bits: tells versions of one's own work apart; no protection
/// against anyone.
enum Fingerprint {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    static func text(_ text: String) -> String { self.text(text.utf8) }
}
