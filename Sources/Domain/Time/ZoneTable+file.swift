import Foundation

extension ZoneTable {
    /// Where systems keep the compiled IANA database.
    private static let folder = "/usr/share/zoneinfo/"

    /// Reads the system's own database, so that the zones are as new as the
    /// system, and the same as other programs see.
    init?(named name: String) {
        // Nothing but a plain name may become part of a path; "right" would
        // count leap seconds.
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 3, let first = parts.first, first != "right", first != "posix", first != "localtime",
            parts.allSatisfy({ part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
                    }
            }),
            let data = FileManager.default.contents(atPath: Self.folder + name)
        else { return nil }
        self.init(file: Array(data))
    }

    /// Reads a file of RFC 9636 (TZif); nil for anything else.
    init?(file: [UInt8]) {
        var reader = FileReader(bytes: file)
        guard var header = reader.header() else { return nil }
        var width = 4
        if header.version >= 2 {
            // The same once more, in 64 bits.
            guard reader.skip(header.size(width: 4)), let second = reader.header() else { return nil }
            header = second
            width = 8
        }
        guard reader.remaining >= header.size(width: width), header.types > 0 else { return nil }
        let instants = (0..<header.times).map { _ in reader.integer(width) }
        let types = (0..<header.times).map { _ in Int(reader.integer(1)) & 0xFF }
        let offsets = (0..<header.types).map { _ in
            defer { _ = reader.skip(2) }
            return Int(reader.integer(4))
        }
        guard types.allSatisfy({ $0 < offsets.count }) else { return nil }
        _ = reader.skip(header.names + header.leaps * (width + 4) + header.standards + header.universals)

        var kept: [Int64] = []
        var held = [offsets[0]]
        for (instant, type) in zip(instants, types) where offsets[type] != held.last {
            kept.append(instant)
            held.append(offsets[type])
        }
        self.init(
            transitions: kept, offsets: held, rule: width == 8 ? ZoneRule(reader.footer()) : nil,
            horizon: instants.last ?? -Self.always)
    }
}

private struct FileReader {
    struct Header {
        var version: Int
        var universals, standards, leaps, times, types, names: Int

        func size(width: Int) -> Int {
            times * (width + 1) + types * 6 + names + leaps * (width + 4) + standards + universals
        }
    }

    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var remaining: Int { bytes.count - position }

    mutating func skip(_ count: Int) -> Bool {
        guard count <= remaining else { return false }
        position += count
        return true
    }

    /// A signed number, most significant byte first; 0 beyond the end.
    mutating func integer(_ width: Int) -> Int64 {
        guard width <= remaining else { return 0 }
        var value: Int64 = bytes[position] >= 0x80 && width > 1 ? -1 : 0
        for _ in 0..<width {
            value = value << 8 | Int64(bytes[position])
            position += 1
        }
        return value
    }

    mutating func header() -> Header? {
        guard remaining >= 44, bytes[position..<position + 4].elementsEqual("TZif".utf8) else { return nil }
        let digit = bytes[position + 4]
        position += 20
        let counts = (0..<6).map { _ in Int(integer(4)) }
        guard counts.allSatisfy({ (0...100_000).contains($0) }) else { return nil }
        return Header(
            version: digit == 0 ? 1 : Int(digit) - 0x30, universals: counts[0], standards: counts[1],
            leaps: counts[2], times: counts[3], types: counts[4], names: counts[5])
    }

    /// The text between two line feeds at the end.
    mutating func footer() -> String {
        guard remaining > 2, bytes[position] == UInt8(ascii: "\n") else { return "" }
        return String(decoding: bytes[(position + 1)...].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }
}
