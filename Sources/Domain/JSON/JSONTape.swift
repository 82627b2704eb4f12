/// A JSON text that was read once: which of its bytes are which value.
///
/// Values stay where they are in the text until somebody asks for them, so
/// that reading thousands of events a second copies next to nothing.
package final class JSONTape: Sendable {
    struct Node: Sendable {
        enum Kind: Sendable {
            case null, yes, no, number, string, array, object
        }

        var kind: Kind
        /// Of a string: its bytes are those in the text, for nothing in it is
        /// escaped. Of a number: the text is already its one spelling.
        var isPlain = true
        /// Of a string or number: its bytes in the text, without quotes, or
        /// those in `decoded` of a string that is not plain. Of an object: its
        /// members in `members`.
        var start = 0
        var end = 0
        /// The node behind this one and all that is within it.
        var next = 0

        var count: Int { end - start }
    }

    /// In the order of the text; a member is a string and the value behind it.
    let nodes: [Node]
    /// Nodes of names, object by object, in the order of the names' bytes.
    let members: [Int]
    /// The strings that have escapes, without them.
    let decoded: [UInt8]
    let text: [UInt8]

    /// Reads the value that fills `range` of `text`, white space apart.
    package convenience init(_ text: [UInt8], in range: Range<Int>, depth: Int) throws(JSONFault) {
        var scanner = JSONScanner(position: range.lowerBound, end: range.upperBound, depth: depth)
        try scanner.whole(text.span)
        self.init(text, scanner)
    }

    private init(_ text: [UInt8], _ scanner: JSONScanner) {
        self.text = text
        nodes = scanner.nodes
        members = scanner.members
        decoded = scanner.decoded
    }

    package var root: JSONNode { JSONNode(tape: self, index: 0) }

    /// Where the bytes of a string or a number are.
    func source(of node: Node) -> [UInt8] { node.kind == .string && !node.isPlain ? decoded : text }

    /// The bytes of a string or a number.
    func bytes(of node: Node) -> ArraySlice<UInt8> {
        source(of: node)[node.start..<node.end]
    }

    /// Whether a string is that name, byte by byte.
    func isName(_ node: Node, _ name: String) -> Bool {
        guard node.count == name.utf8.count else { return false }
        let source = source(of: node)
        let text = source.span
        var position = node.start
        for byte in name.utf8 {
            if text[position] != byte { return false }
            position += 1
        }
        return true
    }
}
