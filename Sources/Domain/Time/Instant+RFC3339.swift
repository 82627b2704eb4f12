extension Instant {
    /// Reads an RFC 3339 timestamp such as `2026-03-29T02:30:00.250+01:00`.
    ///
    /// Fractions beyond milliseconds are cut; a leap second counts as the
    /// first moment of the next minute. Nil for anything else, also for a
    /// timestamp without an offset.
    package init?(rfc3339 text: String) { self.init(rfc3339: text.utf8.span) }

    /// As from a string of these bytes.
    package init?(rfc3339 text: Span<UInt8>) {
        var scan = TimestampScan()
        guard let year = scan.digits(4, text), scan.take("-", text) != nil, let month = scan.digits(2, text),
            scan.take("-", text) != nil, let day = scan.digits(2, text), scan.take("Tt ", text) != nil,
            let hour = scan.digits(2, text), scan.take(":", text) != nil, let minute = scan.digits(2, text),
            scan.take(":", text) != nil, let second = scan.digits(2, text),
            hour < 24, minute < 60, second <= 60,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }

        var fraction = 0
        if scan.take(".", text) != nil {
            guard var digit = scan.digits(1, text) else { return nil }
            var scale = 100
            repeat {
                fraction += digit * scale
                scale /= 10
                guard let next = scan.digits(1, text) else { break }
                digit = next
            } while true
        }
        var offset = 0
        if scan.take("Zz", text) == nil {
            guard let sign = scan.take("+-", text), let hours = scan.digits(2, text), scan.take(":", text) != nil,
                let minutes = scan.digits(2, text), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
        }
        guard scan.position == text.count else { return nil }
        let minutes = (hour * 60 + minute) - offset
        milliseconds =
            Int64(date.dayNumber) * 86_400_000 + Int64(minutes) * 60_000 + Int64(second) * 1000 + Int64(fraction)
    }

    /// The timestamp in UTC with milliseconds: `2026-03-29T01:30:00.250Z`.
    package var rfc3339: String {
        let (day, rest) = milliseconds.floorDivided(by: 86_400_000)
        let time = Int(rest)
        return "\(CivilDate(dayNumber: Int(day)))T\(padded(time / 3_600_000)):\(padded(time / 60_000 % 60))"
            + ":\(padded(time / 1000 % 60)).\(padded(time % 1000, width: 3))Z"
    }
}

/// How far a timestamp was read.
private struct TimestampScan {
    private(set) var position = 0

    /// Steps over that many digits, and says their value.
    mutating func digits(_ count: Int, _ text: Span<UInt8>) -> Int? {
        guard text.count - position >= count else { return nil }
        var value = 0
        for index in position..<position + count {
            guard text[index].isDigit else { return nil }
            value = value * 10 + Int(text[index] - 0x30)
        }
        position += count
        return value
    }

    /// Steps over one byte if it is one of those allowed, and says which.
    mutating func take(_ allowed: StaticString, _ text: Span<UInt8>) -> UInt8? {
        guard position < text.count else { return nil }
        let byte = text[position]
        guard allowed.withUTF8Buffer({ unsafe $0.contains(byte) }) else { return nil }
        position += 1
        return byte
    }
}

extension Int64 {
    /// The quotient rounded down and the remainder in 0 ..< `divisor`.
    func floorDivided(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

/// The decimal digits of a number ≥ 0, filled with zeros from the left.
func padded(_ number: Int, width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The value of decimal digits; nil when there is a sign or anything else.
func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
}
