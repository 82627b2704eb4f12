extension JSONTape {
    package func number(_ node: JSONNode) -> JSONNumber? {
        let node = scanner.nodes[node.index]
        guard node.kind == .number else { return nil }
        let text = String(decoding: bytes(of: node), as: UTF8.self)
        return node.isPlain ? JSONNumber(plain: text) : JSONNumber(grammatical: text[...].utf8)
    }

    /// As ``JSONNumber/integer``.
    package func integer(_ node: JSONNode) -> Int? {
        guard let short = short(node) else { return number(node)?.integer }
        return short.fractionDigits == 0 ? short.digits : nil
    }

    /// As ``JSONNumber/double``.
    package func double(_ node: JSONNode) -> Double? {
        guard let short = short(node) else { return number(node)?.double }
        // Both are exact, so that the quotient is the nearest double.
        return Double(short.digits) / Self.powersOfTen[short.fractionDigits]
    }

    /// A number of at most 15 digits in its one spelling, as nearly all are:
    /// all its digits as one whole number, and how many of them are behind
    /// the point. Nil for others, and for what is no number.
    private func short(_ node: JSONNode) -> (digits: Int, fractionDigits: Int)? {
        let node = scanner.nodes[node.index]
        guard node.kind == .number, node.isPlain, node.count <= 15 else { return nil }
        var (digits, point, isNegative) = (0, node.end - 1, false)
        for position in node.range {
            switch text[position] {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): point = position
            case let digit: digits = digits * 10 + Int(digit - UInt8(ascii: "0"))
            }
        }
        return (isNegative ? -digits : digits, node.end - 1 - point)
    }

    private static let powersOfTen = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
