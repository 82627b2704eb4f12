extension Instant {
    /// Reads an RFC 3339 timestamp such as `2026-03-29T02:30:00.250+01:00`.
    ///
    /// Fractions beyond milliseconds are cut; a leap second counts as the
    /// first moment of the next minute. Nil for anything else, also for a
    /// timestamp without an offset.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        var position = 0
        func digits(_ count: Int) -> Int? {
            guard bytes.count - position >= count else { return nil }
            var value = 0
            for byte in bytes[position..<position + count] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            position += count
            return value
        }
        func take(_ allowed: String) -> UInt8? {
            guard position < bytes.count, allowed.utf8.contains(bytes[position]) else { return nil }
            position += 1
            return bytes[position - 1]
        }
        guard let year = digits(4), take("-") != nil, let month = digits(2), take("-") != nil,
            let day = digits(2), take("Tt ") != nil, let hour = digits(2), take(":") != nil,
            let minute = digits(2), take(":") != nil, let second = digits(2),
            hour < 24, minute < 60, second <= 60,
            let date = CivilDate(year: year, month: month, day: day)
        else { return nil }

        var fraction = 0
        if take(".") != nil {
            guard position < bytes.count, bytes[position].isDigit else { return nil }
            var scale = 100
            while position < bytes.count, bytes[position].isDigit {
                fraction += Int(bytes[position] - 0x30) * scale
                scale /= 10
                position += 1
            }
        }
        var offset = 0
        if take("Zz") == nil {
            guard let sign = take("+-"), let hours = digits(2), take(":") != nil, let minutes = digits(2),
                hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
        }
        guard position == bytes.count else { return nil }
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
