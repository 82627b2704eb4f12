package import Foundation
import Synchronization

/// The open files of videos, and those of their parts that are kept in the
/// machine's memory because they are played a lot.
///
/// Files are sent by the kernel from its page cache; what is held here is
/// that they stay there, in blocks of 256 KiB, up to a limit. So nothing is
/// in memory twice, and a large upload cannot push out what is being played.
package final class MediaFileCache: Sendable {
    private static let block = 256 << 10
    /// Of one answer, as many blocks are looked after; what follows is read
    /// ahead by the kernel.
    private static let blocksAhead = 16
    private static let openFiles = 512

    private struct Key: Hashable {
        let file: ObjectIdentifier
        let index: Int
    }

    /// A block of a file that is held in memory for as long as this lives.
    private final class Held: Sendable {
        let file: MediaFile
        let range: Range<Int>

        init(_ file: MediaFile, _ range: Range<Int>) {
            self.file = file
            self.range = range
            file.hold(range)
        }

        deinit { file.release(range) }
    }

    private struct State: Sendable {
        var files = BoundedCache<String, MediaFile>(capacity: MediaFileCache.openFiles)
        var blocks: BoundedCache<Key, Held>
        /// Blocks that somebody is reading just now.
        var underWay: Set<Key> = []
    }

    private let state: Mutex<State>

    /// Bytes of playlists and other texts that may be kept besides.
    package let textBytes: Int

    /// - Parameter bytes: of memory for what is served. An eighth is for
    ///   texts, the rest for blocks of files.
    package init(bytes: Int) {
        textBytes = bytes / 8
        state = Mutex(State(blocks: BoundedCache(capacity: (bytes - textBytes) / Self.block)))
    }

    /// Throws `.notFound` when there is no such file.
    package func file(_ url: URL) async throws -> MediaFile {
        let path = url.path
        if let file = state.withLock({ $0.files[path] }) { return file }
        guard let file = try await offload({ MediaFile(path: path) }) else {
            throw ServiceError(.notFound, "The file '\(url.lastPathComponent)' is missing.")
        }
        state.withLock { $0.files.insert(file, for: path) }
        return file
    }

    /// Whether a part can be sent without waiting for the disk.
    package func isHeld(_ range: Range<Int>, of file: MediaFile) -> Bool {
        let indices = Self.indices(range)
        return state.withLock { state in
            for index in indices where state.blocks[Key(file: ObjectIdentifier(file), index: index)] == nil {
                return false
            }
            return true
        }
    }

    /// Reads the beginning of a part into memory, away from the threads that
    /// must not wait.
    package func hold(_ range: Range<Int>, of file: MediaFile) async throws {
        let keys = state.withLock { state in
            let missing = Self.indices(range).map { Key(file: ObjectIdentifier(file), index: $0) }
                .filter { state.blocks[$0] == nil && !state.underWay.contains($0) }
            state.underWay.formUnion(missing)
            return missing
        }
        guard !keys.isEmpty else { return }
        let held = try await offload {
            keys.map { key in
                let start = key.index * Self.block
                return Held(file, start..<min(start + Self.block, file.size))
            }
        }
        state.withLock { state in
            for (key, held) in zip(keys, held) { state.blocks.insert(held, for: key) }
            state.underWay.subtract(keys)
        }
    }

    /// The blocks at the beginning of a part.
    private static func indices(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        let first = range.lowerBound / block
        return first..<min((range.upperBound - 1) / block + 1, first + blocksAhead)
    }
}
