import Foundation

/// What a `Range` header asks for.
enum ByteRangeRequest: Hashable {
    /// Everything: there is no range, more than one, or one that cannot be
    /// read; RFC 9110 lets a server ignore those.
    case whole
    case part(ClosedRange<Int>)
    /// A range that begins behind the end.
    case outside

    /// - Parameter size: bytes of the file.
    init(_ header: String?, size: Int) {
        self = .whole
        guard let header, header.hasPrefix("bytes=") else { return }
        let bounds = header.dropFirst(6).trimmingCharacters(in: .whitespaces)
            .split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count == 2, bounds.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return }
        switch (Int(bounds[0]), Int(bounds[1])) {
        case (let first?, let last?) where first >= 0 && first <= last:
            self = first < size ? .part(first...min(last, size - 1)) : .outside
        case (let first?, nil) where first >= 0 && bounds[1].isEmpty:
            self = first < size ? .part(first...(size - 1)) : .outside
        case (nil, let count?) where bounds[0].isEmpty && count >= 0:
            self = count > 0 && size > 0 ? .part(max(0, size - count)...(size - 1)) : .outside
        default: return
        }
    }
}
