/// Content lines of RFC 5545 3.1: folded at 75 octets, ended by CR LF.
struct CalendarLines {
    private(set) var text = ""

    private static let octets = 75

    /// - Parameter value: as it stands, no text that somebody typed.
    mutating func add(_ name: String, _ value: String) {
        var width = 0
        for character in "\(name):\(value)".unicodeScalars {
            let size = UTF8.width(character)
            if width + size > Self.octets {
                text += "\r\n "
                width = 1
            }
            text.unicodeScalars.append(character)
            width += size
        }
        text += "\r\n"
    }

    /// Adds a TEXT value (RFC 5545 3.3.11).
    mutating func add(_ name: String, text value: String) {
        var escaped = ""
        var wasReturn = false
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\\(scalar)"
            case "\r": escaped += "\\n"
            case "\n": escaped += wasReturn ? "" : "\\n"
            case _ where scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F: break
            default: escaped.unicodeScalars.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        add(name, escaped)
    }
}
