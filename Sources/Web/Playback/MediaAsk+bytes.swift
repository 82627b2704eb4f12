import NIOCore

extension MediaAsk {
    /// Reads the one request that some bytes are, without the HTTP decoder.
    ///
    /// Nil for everything but a plain `GET` with nothing before or behind it:
    /// what is at all unusual is the decoder's to judge, so this may know
    /// less than HTTP allows, and never more.
    init?(_ bytes: ByteBuffer, cookies: CookieJar) {
        let span = bytes.readableBytesUInt8Span
        guard span.count <= 8192, span.holds("GET /media/", at: 0) else { return nil }
        var end = 4
        while end < span.count, span[end].isPlainInPath { end += 1 }
        guard let path = bytes.getString(at: bytes.readerIndex + 4, length: end - 4) else { return nil }
        self.init(path: path)
        if span.holds("?CMCD=", at: end) {
            let start = end + 6
            end = start
            while end < span.count, span[end].isPlainInQuery { end += 1 }
            playerQuery = bytes.getString(at: bytes.readerIndex + start, length: end - start)
        }
        guard span.holds(" HTTP/1.1\r\n", at: end) else { return nil }
        var place = end + 11
        while place + 2 < span.count {
            guard let field = Field(in: span, at: place) else { return nil }
            guard read(field, span, bytes, cookies) else { return nil }
            place = field.next
        }
        // An empty line ends the head, and the bytes end with it.
        guard place + 2 == span.count, span.holds("\r\n", at: place) else { return nil }
    }

    /// Where a header field's name and value are.
    private struct Field {
        let name: Range<Int>
        let value: Range<Int>
        /// Where the next line begins.
        let next: Int

        init?(in span: borrowing Span<UInt8>, at start: Int) {
            var place = start
            while place < span.count, span[place].isTokenCharacter { place += 1 }
            name = start..<place
            guard !name.isEmpty, place < span.count, span[place] == UInt8(ascii: ":") else { return nil }
            place += 1
            while place < span.count, span[place] == UInt8(ascii: " ") { place += 1 }
            let begin = place
            while place < span.count, (0x20...0x7E).contains(span[place]) { place += 1 }
            value = begin..<place
            guard span.holds("\r\n", at: place) else { return nil }
            next = place + 2
        }
    }

    /// - Returns: false for a field that the decoder shall judge.
    private mutating func read(
        _ field: Field, _ span: borrowing Span<UInt8>, _ bytes: ByteBuffer, _ cookies: CookieJar
    ) -> Bool {
        func text() -> String? {
            let text = bytes.getString(at: bytes.readerIndex + field.value.lowerBound, length: field.value.count)
            return text?.last == " " ? nil : text
        }
        func isNamed(_ name: StaticString) -> Bool { span.holds(name, at: field.name.lowerBound, inAnyCase: true) }
        switch field.name.count {
        case 5 where isNamed("range"): return set(\.range, text())
        case 6 where isNamed("cookie"):
            guard let text = text(), deviceToken == nil, signInSecret == nil else { return false }
            read(cookie: text, cookies)
            return true
        case 8 where isNamed("if-range"): return set(\.ifRange, text())
        case 10 where isNamed("connection"): return text() == "keep-alive"
        case 11 where isNamed("cmcd-object") || isNamed("cmcd-status"),
            12 where isNamed("cmcd-request") || isNamed("cmcd-session"):
            if let text = text() { hear(text) }
            return true
        case 13 where isNamed("if-none-match"): return set(\.ifNoneMatch, text())
        case 15 where isNamed("accept-encoding"): return set(\.acceptEncoding, text())
        case 6 where isNamed("expect"), 7 where isNamed("upgrade"), 13 where isNamed("authorization"),
            14 where isNamed("content-length"), 17 where isNamed("transfer-encoding"):
            return false
        default: return true
        }
    }

    /// - Returns: false when the field was there before, or cannot be read.
    private mutating func set(_ field: WritableKeyPath<Self, String?>, _ text: String?) -> Bool {
        guard let text, self[keyPath: field] == nil else { return false }
        self[keyPath: field] = text
        return true
    }
}

extension Span<UInt8> {
    /// Whether `text` is at a place; in any case of letters, if `text` is in
    /// lower case and said to be so.
    fileprivate func holds(_ text: StaticString, at place: Int, inAnyCase: Bool = false) -> Bool {
        guard place + text.utf8CodeUnitCount <= count else { return false }
        for index in 0..<text.utf8CodeUnitCount {
            // A static string's bytes are there for as long as the program.
            let wanted = unsafe text.utf8Start[index]
            let byte = self[place + index]
            guard byte == wanted || (inAnyCase && (0x41...0x5A).contains(byte) && byte | 0x20 == wanted) else {
                return false
            }
        }
        return true
    }
}

extension UInt8 {
    /// Visible ASCII but `#`, `%` and `?`.
    fileprivate var isPlainInPath: Bool {
        (0x21...0x7E).contains(self) && self != 0x23 && self != 0x25 && self != 0x3F
    }

    /// Visible ASCII but `#` and `&`.
    fileprivate var isPlainInQuery: Bool {
        (0x21...0x7E).contains(self) && self != 0x23 && self != 0x26
    }

    /// Letters, digits and the signs that headers' names have in practice.
    fileprivate var isTokenCharacter: Bool {
        (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) || (0x30...0x39).contains(self)
            || self == 0x2D || self == 0x5F
    }
}
