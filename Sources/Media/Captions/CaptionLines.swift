/// The lines of a caption file, read one after the other.
struct CaptionLines {
    private let lines: [String]
    private var index = 0

    /// Bytes that a caption file may have.
    static let limit = 1_048_576

    /// Splits at LF, CRLF and CR; a byte order mark is left out.
    ///
    /// - Throws: when the file is too large, or is no UTF-8 text.
    init(_ bytes: some Collection<UInt8>) throws(MediaError) {
        guard bytes.count <= Self.limit else {
            throw MediaError(
                .captions, "The caption file has \(bytes.count) bytes; 1 MiB is the most.", as: .captionsTooLarge,
                String(bytes.count))
        }
        var lines: [String] = []
        var line: [UInt8] = []
        var previous: UInt8?
        func finish() throws(MediaError) {
            guard !line.contains(0), let text = String(validating: line, as: UTF8.self) else {
                throw MediaError(
                    .captions, "Line \(lines.count + 1) is no UTF-8 text; save the captions as UTF-8 and try again.",
                    as: .captionsUTF8, String(lines.count + 1))
            }
            lines.append(text)
            line.removeAll(keepingCapacity: true)
        }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): try finish()
            default: line.append(byte)
            }
            previous = byte
        }
        if !line.isEmpty { try finish() }
        if lines.first?.unicodeScalars.first == "\u{FEFF}" { lines[0].unicodeScalars.removeFirst() }
        self.lines = lines
    }

    /// The number of the line that `next()` gives, counted from 1.
    var number: Int { index + 1 }

    var peek: String? { index < lines.count ? lines[index] : nil }

    mutating func next() -> String? {
        defer { index = min(index + 1, lines.count) }
        return peek
    }

    mutating func skipEmpty() {
        while let line = peek, line.isBlank { index += 1 }
    }

    /// The lines up to the next empty one.
    mutating func block() -> [String] {
        var block: [String] = []
        while let line = peek, !line.isBlank {
            block.append(line)
            index += 1
        }
        return block
    }
}

extension String {
    /// Whether it ends a block. A line of blanks does too: editors leave them
    /// behind, and a cue would show nothing for it.
    fileprivate var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
}
