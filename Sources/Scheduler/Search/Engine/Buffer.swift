/// A fixed number of plain values, without the checks and the copies on
/// write of an array.
///
/// Safe because the memory lives as long as the buffer, is initialised from
/// the start, and holds values that need no destruction. Indices are checked
/// in debug builds only: they come from the week's own numbering.
@safe struct Buffer<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    init(repeating element: Element, count: Int) {
        unsafe base = .allocate(capacity: max(1, count))
        unsafe base.initialize(repeating: element, count: max(1, count))
        self.count = count
    }

    init(_ elements: [Element]) {
        unsafe base = .allocate(capacity: max(1, elements.count))
        for (index, element) in elements.enumerated() { unsafe (base + index).initialize(to: element) }
        count = elements.count
    }

    deinit { unsafe base.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return unsafe base[index]
        }
        @inline(__always) nonmutating _modify {
            assert(index >= 0 && index < count)
            yield unsafe &base[index]
        }
    }

    subscript(index: Int32) -> Element {
        @inline(__always) get { self[Int(index)] }
        @inline(__always) nonmutating _modify { yield &self[Int(index)] }
    }

    /// Copies values from another buffer's place to one of ours; the two may
    /// be the same, and the places overlap.
    @inline(__always)
    func copy(from other: borrowing Buffer, at source: Int, to target: Int, count: Int) {
        assert(source >= 0 && target >= 0 && source + count <= other.count && target + count <= self.count)
        unsafe (base + target).update(from: other.base + source, count: count)
    }
}

/// A list of at most so many plain values.
struct Stack<Element: BitwiseCopyable>: ~Copyable {
    private let buffer: Buffer<Element>
    private(set) var count = 0

    init(capacity: Int, filler: Element) { buffer = Buffer(repeating: filler, count: capacity) }

    @inline(__always)
    mutating func append(_ element: Element) {
        buffer[count] = element
        count += 1
    }

    @inline(__always)
    mutating func removeLast() -> Element {
        count -= 1
        return buffer[count]
    }

    mutating func removeAll() { count = 0 }

    subscript(index: Int) -> Element {
        @inline(__always) get { buffer[index] }
        @inline(__always) nonmutating set { buffer[index] = newValue }
    }

    @inline(__always)
    func swapAt(_ one: Int, _ other: Int) {
        (buffer[one], buffer[other]) = (buffer[other], buffer[one])
    }
}
