package import Domain

/// A local date and time, without a zone.
package struct WallTime: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00, read as if it were UTC.
    package var seconds: Int64

    package init(seconds: Int64) { self.seconds = seconds }

    package init(_ date: CivilDate, _ time: MinuteOfDay) {
        seconds = Int64(date.dayNumber) * 86_400 + Int64(time.minutes) * 60
    }

    package var date: CivilDate { CivilDate(dayNumber: Int(day)) }
    /// Seconds are cut.
    package var time: MinuteOfDay { MinuteOfDay(Int(secondOfDay) / 60) ?? .midnight }

    var day: Int64 { seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400 }
    var secondOfDay: Int64 { seconds - day * 86_400 }

    package static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }
}

extension WallTime: LosslessStringConvertible {
    /// Reads `2026-01-06T10:00`, the same with seconds, `2026-01-06`, and the
    /// forms of RFC 5545, `20260106T100000` and `20260106`.
    ///
    /// A date alone is its midnight. Nil for anything else.
    package init?(_ description: String) {
        let text = description.utf8
        let pattern: StaticString
        switch text.count {
        case 8: pattern = "00000000"
        case 10: pattern = "0000-00-00"
        case 15: pattern = "00000000T000000"
        case 16: pattern = "0000-00-00T00:00"
        case 19: pattern = "0000-00-00T00:00:00"
        default: return nil
        }
        var digits: [Int] = []
        digits.reserveCapacity(14)
        for (expected, byte) in zip(pattern.description.utf8, text) {
            switch expected {
            case UInt8(ascii: "0"):
                guard (0x30...0x39).contains(byte) else { return nil }
                digits.append(Int(byte - 0x30))
            case UInt8(ascii: "T"):
                guard byte == expected || byte == UInt8(ascii: "t") || byte == UInt8(ascii: " ") else { return nil }
            default:
                guard byte == expected else { return nil }
            }
        }
        digits += Array(repeating: 0, count: 14 - digits.count)
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let (hour, minute, second) = (number(8..<10), number(10..<12), number(12..<14))
        guard let date = CivilDate(year: number(0..<4), month: number(4..<6), day: number(6..<8)),
            hour < 24, minute < 60, second < 60
        else { return nil }
        seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    }

    /// Such as `2026-01-06T10:00:00`.
    package var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends ``description`` as ASCII.
    package func append(to bytes: inout [UInt8]) {
        let (year, month, day) = date.components
        bytes.append(digits: year, 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(digits: month, 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(digits: day, 2)
        bytes.append(UInt8(ascii: "T"))
        let second = Int(secondOfDay)
        bytes.append(digits: second / 3600, 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(digits: second / 60 % 60, 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(digits: second % 60, 2)
    }

    /// Such as `20260106T100000` (RFC 5545 3.3.5).
    package var basic: String { description.filter { $0 != "-" && $0 != ":" } }
}

extension [UInt8] {
    /// Appends the last `width` decimal digits of a number ≥ 0.
    mutating func append(digits number: Int, _ width: Int) {
        var divisor = 1
        for _ in 1..<Swift.max(width, 1) { divisor *= 10 }
        while divisor > 0 {
            append(0x30 + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}

extension Zone {
    /// The instant of a wall time: of one that a clock change skips, the gap
    /// later; of one that exists twice, the first.
    package func instant(_ wall: WallTime) -> Instant {
        Instant(milliseconds: table.instant(wall: wall.seconds) * 1000)
    }
}
