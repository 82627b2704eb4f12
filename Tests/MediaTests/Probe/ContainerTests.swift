import Testing

@testable import Media

@Suite struct ContainerTests {
    @Test(
        "A container is known by its first bytes",
        arguments: [
            ("\u{0}\u{0}\u{0}\u{20}ftypisom", Container.mp4), ("\u{0}\u{0}\u{0}\u{8}wide....", .mp4),
            ("RIFF....AVI LIST", .avi), ("RIFF....WAVEfmt ", .wav), ("OggS\u{0}\u{2}", .ogg), ("fLaC\u{0}", .flac),
            ("ID3\u{4}", .mp3), ("RIFF....RMID", nil), ("#EXTM3U\n", nil), ("<MPD", nil), ("", nil),
            ("ftyp", nil),
        ] as [(String, Container?)])
    func text(beginning: String, expected: Container?) {
        #expect(Container(firstBytes: Array(beginning.utf8)) == expected)
    }

    @Test("Matroska and transport streams have no text")
    func bytes() {
        #expect(Container(firstBytes: [0x1a, 0x45, 0xdf, 0xa3, 1]) == .matroska)
        var stream = [UInt8](repeating: 0, count: 600)
        for index in [0, 188, 376] { stream[index] = 0x47 }
        #expect(Container(firstBytes: stream) == .transportStream)
        stream[188] = 0
        #expect(Container(firstBytes: stream) == nil)
        #expect(Container(firstBytes: [0xff, 0xfb, 0x90, 0x64]) == .mp3)
        #expect(Container(firstBytes: [0xff, 0xd8, 0xff, 0xe0]) == nil)
        #expect(Container(firstBytes: [0xff, 0xf1, 0x50, 0x80]) == nil)
    }
}
