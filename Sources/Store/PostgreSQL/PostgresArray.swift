/// An array of one dimension as PostgreSQL takes it in binary (`array_recv`).
struct PostgresArray {
    private(set) var bytes: [UInt8] = []
    private var count = 0

    /// - Parameter element: the type of the elements.
    init(of element: UInt32, capacity: Int) {
        bytes.reserveCapacity(20 + capacity * 12)
        // One dimension, NULLs allowed, their number and the first index.
        for word in [1, 1, element, 0, 1] as [UInt32] { append(word) }
    }

    mutating func append(_ text: String) {
        grow()
        append(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ text: String?) {
        if let text {
            append(text)
        } else {
            grow()
            append(UInt32.max)
        }
    }

    mutating func append(_ number: Int64) {
        grow()
        append(8 as UInt32)
        append(UInt32(truncatingIfNeeded: number >> 32))
        append(UInt32(truncatingIfNeeded: number))
    }

    mutating func append(_ blob: [UInt8]) {
        grow()
        append(UInt32(blob.count))
        bytes += blob
    }

    private mutating func grow() {
        count += 1
        for (offset, shift) in [24, 16, 8, 0].enumerated() {
            bytes[12 + offset] = UInt8(truncatingIfNeeded: count >> shift)
        }
    }

    private mutating func append(_ word: UInt32) {
        bytes.append(UInt8(truncatingIfNeeded: word >> 24))
        bytes.append(UInt8(truncatingIfNeeded: word >> 16))
        bytes.append(UInt8(truncatingIfNeeded: word >> 8))
        bytes.append(UInt8(truncatingIfNeeded: word))
    }
}
