import Testing

@testable import Ingest

@Suite("EventName")
struct EventNameTests {
    @Test("names are in the order of their bytes, as a tape wants them")
    func order() {
        let names = EventName.allCases.map { Array($0.text.utf8) }
        for (left, right) in zip(names, names.dropFirst()) { #expect(left.lexicographicallyPrecedes(right)) }
        #expect(EventName.allCases.map { Int($0.rawValue) } == Array(0..<EventName.allCases.count))
        #expect(names.count <= 63)
    }
}
