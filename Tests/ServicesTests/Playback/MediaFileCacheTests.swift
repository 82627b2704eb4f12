import Foundation
import Testing

@testable import Services

@Suite struct MediaFileCacheTests {
    private static let block = 256 << 10

    private func with(blocks: Int, _ body: (MediaFileCache, URL) async throws -> Void) async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "trin-cache-\(UUID().uuidString)")
        try Data((0..<(10 * Self.block + 5)).map { UInt8(truncatingIfNeeded: $0 >> 8) }).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        // An eighth is for texts.
        try await body(MediaFileCache(bytes: blocks * Self.block * 8 / 7 + 8), url)
    }

    @Test("A part is held once it was asked for, and what is not used makes room")
    func holding() async throws {
        try await with(blocks: 4) { cache, url in
            let file = try await cache.file(url)
            #expect(file.size == 10 * Self.block + 5)
            let part = (Self.block - 1)..<(2 * Self.block)
            #expect(!cache.isHeld(part, of: file))
            try await cache.hold(part, of: file)
            #expect(cache.isHeld(part, of: file))
            #expect(!cache.isHeld(0..<(3 * Self.block), of: file))
            for index in 3..<10 {
                try await cache.hold(index * Self.block..<(index * Self.block + 1), of: file)
            }
            #expect(!cache.isHeld(part, of: file))
        }
    }

    @Test("The last, short block is held too, and an empty part always is")
    func ends() async throws {
        try await with(blocks: 4) { cache, url in
            let file = try await cache.file(url)
            #expect(cache.isHeld(0..<0, of: file))
            try await cache.hold((file.size - 2)..<file.size, of: file)
            #expect(cache.isHeld((10 * Self.block)..<file.size, of: file))
        }
    }

    @Test("A file is open once, and one that is missing is not found")
    func files() async throws {
        try await with(blocks: 4) { cache, url in
            let file = try await cache.file(url)
            #expect(try await cache.file(url) === file)
            #expect(try await file.bytes(255..<258) == [0, 1, 1])
            await #expect(throws: ServiceError.self) { try await cache.file(url.appending(path: "none")) }
        }
    }
}
