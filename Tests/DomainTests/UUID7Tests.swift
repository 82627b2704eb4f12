import Foundation
import Testing

@testable import Domain

@Suite struct UUID7Tests {
    @Test("carries its version, its variant and the time of its creation")
    func layout() throws {
        var generator = SystemRandomNumberGenerator()
        let instant = Instant(milliseconds: 1_795_330_194_793)
        let uuid = UUID7(at: instant, using: &generator)
        let characters = Array(uuid.description)
        #expect(characters.count == 36)
        #expect(characters[14] == "7")
        #expect("89ab".contains(characters[19]))
        #expect(uuid.instant == instant)
        #expect(UUID(uuidString: uuid.description) != nil)
    }

    @Test("sorts by creation, as a value and as a text")
    func order() {
        var generator = SystemRandomNumberGenerator()
        let uuids = (0..<200).map { UUID7(at: Instant(milliseconds: 1_000_000 + Int64($0)), using: &generator) }
        #expect(uuids.sorted() == uuids)
        #expect(uuids.map(\.description).sorted() == uuids.map(\.description))
    }

    @Test("reads back what it wrote, in either case")
    func roundTrip() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let uuid = UUID7(at: Instant(milliseconds: .random(in: 0..<1 << 48)), using: &generator)
            #expect(UUID7(uuid.description) == uuid)
            #expect(UUID7(uuid.description.uppercased()) == uuid)
        }
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "01a201fb-1043-785c-9fbb-e952357b293", "01a201fb-1043-785c-9fbb-e952357b29345",
            "01a201fb-1043-485c-9fbb-e952357b2934", "01a201fb-1043-785c-1fbb-e952357b2934",
            "01a201fb_1043-785c-9fbb-e952357b2934", "01a201fb-1043-785c-9fbb-e952357b293g",
            "01a201fb1043785c9fbbe952357b2934", "../../../../etc/passwd",
        ])
    func refuses(text: String) { #expect(UUID7(text) == nil) }

    @Test("in each place each byte is what it is on its own", arguments: 0..<36)
    func everyByte(_ place: Int) {
        for byte in UInt8.min...UInt8.max {
            var text = Array("01a201fb-1043-785C-9fbb-E952357b2934".utf8)
            text[place] = byte
            let isGood =
                switch place {
                case 8, 13, 18, 23: byte == UInt8(ascii: "-")
                case 14: byte == UInt8(ascii: "7")
                case 19: "89abAB".utf8.contains(byte)
                default: "0123456789abcdefABCDEF".utf8.contains(byte)
                }
            let uuid = UUID7(utf8: text.span)
            #expect(uuid?.description == (isGood ? String(decoding: text, as: UTF8.self).lowercased() : nil), "\(byte)")
        }
    }
}
