/// A JSON text and one value that was read of it: which of its bytes are
/// which part of the value.
///
/// Parts stay where they are in the text until somebody asks for them, and a
/// tape that reads one value after the other keeps its room, so that reading
/// thousands of events a second copies next to nothing.
package struct JSONTape: ~Copyable, Sendable {
    struct Node: Sendable {
        enum Kind: Sendable {
            case null, yes, no, number, string, array, object
        }

        var kind: Kind
        /// Of a string: its bytes are those in the text, for nothing in it is
        /// escaped. Of a number: the text is already its one spelling.
        var isPlain = true
        /// Of a member's name: its number among the names that are known.
        var name = JSONNames.other
        /// Of a string: its bytes in the text, without quotes, or those in
        /// `decoded` of one that is not plain. Of an object: its members in
        /// `members`. Of a number or literal: its bytes in the text.
        var start = 0
        var end = 0
        /// The node behind this one and all that is within it.
        var next = 0

        var count: Int { end - start }
        var range: Range<Int> { start..<end }
    }

    package let text: [UInt8]
    /// Holds what it noted of the value that it read last; nothing may be
    /// asked before one was read.
    var scanner: JSONScanner

    /// - Parameters:
    ///   - depth: how many arrays and objects may be open at once.
    ///   - names: those that values will be asked for, in the order of their
    ///     bytes.
    package init(_ text: [UInt8], depth: Int, names: JSONNames) {
        self.text = text
        scanner = JSONScanner(end: text.count, depth: depth, names: names)
    }

    /// Reads the value that fills `range`, white space apart.
    package mutating func read(in range: Range<Int>) throws(JSONFault) {
        let text = text
        try scanner.readWhole(range, of: text.span)
    }

    /// Reads the elements of the array that fills the text one by one, and
    /// lends each with its range.
    ///
    /// - Returns: false if there are more than `limit` or if anything is not
    ///   as JSON has it; how far it came then means nothing.
    package mutating func readElements(
        limit: Int, _ take: (borrowing JSONTape, Range<Int>) -> Void
    ) -> Bool {
        let text = text
        let span = text.span
        scanner.enter(0..<text.count, of: span)
        guard scanner.take(UInt8(ascii: "["), span) else { return false }
        scanner.skipSpace(span)
        if !scanner.take(UInt8(ascii: "]"), span) {
            var count = 0
            repeat {
                count += 1
                guard count <= limit, let range = scanner.readElement(of: span) else { return false }
                take(self, range)
            } while scanner.take(UInt8(ascii: ","), span)
            guard scanner.take(UInt8(ascii: "]"), span) else { return false }
        }
        scanner.skipSpace(span)
        return scanner.position == text.count
    }
}
