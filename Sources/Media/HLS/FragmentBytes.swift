internal import Domain

/// Reads the few things that a playlist needs out of fragmented MP4.
enum FragmentBytes {
    /// Bytes from the start of `moof` to the end of its first sample, which
    /// in a video fragment is the IDR picture (Apple HLS 6.10).
    static func firstSampleEnd(_ fragment: [UInt8]) -> Int? {
        guard let moof = boxes(fragment[...]).first(where: { $0.type == "moof" }),
            let traf = boxes(moof.content).first(where: { $0.type == "traf" })
        else { return nil }
        let inner = boxes(traf.content)
        guard let header = inner.first(where: { $0.type == "tfhd" })?.content,
            let run = inner.first(where: { $0.type == "trun" })?.content,
            let defaultSize = defaultSampleSize(header)
        else { return nil }
        return end(run, defaultSize: defaultSize)
    }

    /// ISO/IEC 14496-12, 8.8.8: flags, sample count, data offset, then for
    /// each sample what the flags say.
    private static func end(_ run: ArraySlice<UInt8>, defaultSize: Int) -> Int? {
        guard let flags = number(run, at: 0).map({ $0 & 0xff_ffff }), flags & 0x1 != 0, let offset = number(run, at: 8)
        else { return nil }
        let firstSample = 12 + (flags & 0x4 != 0 ? 4 : 0)
        let size = flags & 0x200 == 0 ? defaultSize : number(run, at: firstSample + (flags & 0x100 != 0 ? 4 : 0))
        return size.map { offset + $0 }
    }

    /// ISO/IEC 14496-12, 8.8.7; zero if there is none.
    private static func defaultSampleSize(_ header: ArraySlice<UInt8>) -> Int? {
        guard let flags = number(header, at: 0).map({ $0 & 0xff_ffff }) else { return nil }
        guard flags & 0x10 != 0 else { return 0 }
        let before = [0x1: 8, 0x2: 4, 0x8: 4].reduce(8) { flags & $1.key != 0 ? $0 + $1.value : $0 }
        return number(header, at: before)
    }

    /// The profile and level in `avcC`, as RFC 6381 writes them.
    static func avcCodec(_ initialization: [UInt8]) -> String? {
        let name = Array("avcC".utf8)
        guard initialization.count > 8 else { return nil }
        for start in 0..<(initialization.count - 8) where Array(initialization[start..<start + 4]) == name {
            return "avc1." + initialization[(start + 5)...(start + 7)].hexadecimal
        }
        return nil
    }

    private static func boxes(_ bytes: ArraySlice<UInt8>) -> [(type: String, content: ArraySlice<UInt8>)] {
        var boxes: [(type: String, content: ArraySlice<UInt8>)] = []
        var rest = bytes
        while let size = number(rest, at: 0), size >= 8, size <= rest.count {
            let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
            boxes.append((type, rest.prefix(size).dropFirst(8)))
            rest = rest.dropFirst(size)
        }
        return boxes
    }

    /// Four bytes, the highest first.
    private static func number(_ bytes: ArraySlice<UInt8>, at offset: Int) -> Int? {
        guard bytes.count >= offset + 4 else { return nil }
        return bytes.dropFirst(offset).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
}
