import Foundation
import NIOCore
import Testing

@testable import Web

@Suite struct ContentCodingTests {
    @Test(
        "gzip is sent to who asks for it, and to nobody else",
        arguments: [
            (nil, false), ("", false), ("gzip", true), ("GZIP", true), ("gzip, deflate, br", true),
            ("br;q=1.0,gzip;q=0.8", true),
            ("identity", false), ("gzip;q=0", false), ("gzip; q=0.0", false), ("*", true), ("*;q=0", false),
            ("*;q=0, gzip", true), ("*, gzip;q=0", false), ("x-gzip", true), ("deflate", false), ("gzip;q=x", false),
            ("gzipped", false), (",,gzip ;q=1", true),
        ] as [(String?, Bool)])
    func accepting(header: String?, isWanted: Bool) {
        #expect(ContentCoding.wantsGzip(header) == isWanted)
    }

    @Test("another program reads what was compressed")
    func roundTrip() throws {
        let text = String(repeating: "#EXT-X-BYTERANGE:500@100\n", count: 400)
        let compressed = try #require(gzip(ByteBuffer(string: text)))
        #expect(compressed.readableBytes < text.utf8.count / 20)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(compressed.readableBytesView))
        try input.fileHandleForWriting.close()
        #expect(try output.fileHandleForReading.readToEnd() == Data(text.utf8))
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("what would not be smaller is not compressed", arguments: ["", "abc"])
    func small(text: String) {
        #expect(gzip(ByteBuffer(string: text)) == nil)
    }
}
