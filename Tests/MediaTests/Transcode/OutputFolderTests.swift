import Foundation
import Testing

@testable import Media

@Suite struct OutputFolderTests {
    private let bench: Workbench

    init() throws { bench = try Workbench() }

    @Test("A folder shows when it is published, with all its files")
    func publish() throws {
        let folder = try OutputFolder(bench.path("a/out"))
        let file = try folder.file("x")
        #expect(try file.append([1, 2]) == ByteRange(offset: 0, length: 2))
        #expect(try file.append([3]) == ByteRange(offset: 2, length: 1))
        try file.complete()
        #expect(!FileManager.default.fileExists(atPath: bench.path("a/out")))
        try folder.publish()
        #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: bench.path("a/out/x")))) == [1, 2, 3])
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.path("a")) == ["out"])
    }

    @Test("A folder that is given up leaves nothing")
    func giveUp() throws {
        do {
            let folder = try OutputFolder(bench.path("out"))
            try folder.write([1], to: "x")
        }
        #expect(bench.names.isEmpty)
    }

    @Test("An empty folder is replaced, a full one or a file is not touched")
    func existing() throws {
        try FileManager.default.createDirectory(atPath: bench.path("empty"), withIntermediateDirectories: false)
        try OutputFolder(bench.path("empty")).publish()
        _ = try bench.write("full", [1])
        let error = #expect(throws: MediaError.self) { try OutputFolder(bench.path("full")) }
        #expect(error?.code == .output)
        try FileManager.default.createDirectory(atPath: bench.path("old"), withIntermediateDirectories: false)
        _ = try bench.write("old/x", [1])
        #expect(throws: MediaError.self) { try OutputFolder(bench.path("old")) }
        #expect(bench.names == ["empty", "full", "old"])
    }

    @Test("What a killed process left is cleared away, what a living one writes is not")
    func leftovers() throws {
        try FileManager.default.createDirectory(atPath: bench.path(".out.partial"), withIntermediateDirectories: false)
        _ = try bench.write(".out.partial/old", [1])
        let folder = try OutputFolder(bench.path("out"))
        let error = #expect(throws: MediaError.self) { try OutputFolder(bench.path("out")) }
        #expect(error?.message.contains("Another process") == true)
        try folder.publish()
        #expect(try FileManager.default.contentsOfDirectory(atPath: bench.path("out")).isEmpty)
    }

    @Test("A lock that is about to be given up is waited for")
    func briefLock() throws {
        try FileManager.default.createDirectory(atPath: bench.path(".out.partial"), withIntermediateDirectories: false)
        let holder = unsafe open(bench.path(".out.partial"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        #expect(flock(holder, LOCK_EX | LOCK_NB) == 0)
        let thread = Thread {
            Thread.sleep(forTimeInterval: 0.1)
            close(holder)
        }
        thread.start()
        try OutputFolder(bench.path("out")).publish()
        #expect(bench.names == ["out"])
    }
}
