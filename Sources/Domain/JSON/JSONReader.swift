/// Reads one JSON text (RFC 8259) from bytes that nobody vouches for.
///
/// Foundation's readers do not trap either, but of two members of one name
/// they silently drop one, they round numbers to doubles, and they have no
/// bound on depth that a caller sets.
package enum JSONReader {
    /// Reads the value that fills `range`, white space apart.
    ///
    /// - Parameter depth: how many arrays and objects may be open at once.
    package static func read(_ bytes: [UInt8], in range: Range<Int>, depth: Int) throws(JSONFault) -> JSONValue {
        var tape = JSONTape(bytes, depth: depth, names: .none)
        try tape.read(in: range)
        return tape.value(.root)
    }
}
