import Domain
import Foundation
import Ingest
import Testing

@Suite("Receipt")
struct ReceiptTests {
    private let receipt = Receipt(
        stored: 2, duplicate: 1,
        rejected: [
            RejectedEvent(index: 7, id: "x", code: .badData, detail: "Late.", raw: [1]),
            RejectedEvent(index: 3, id: nil, code: .badJSON, detail: "Early.", raw: []),
        ], serverTime: Instant(milliseconds: 1_790_000_000_000))

    @Test("it has the shape of the contract")
    func shape() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(receipt), as: UTF8.self)
        #expect(
            text
                == #"{"duplicate":1,"gaps":[],"rejected":[{"code":"badJSON","detail":"Early.","id":null,"index":3,"#
                + #""retryable":false},{"code":"badData","detail":"Late.","id":"x","index":7,"retryable":false}],"#
                + #""serverTime":1790000000000,"stored":2}"#)
    }

    @Test("it can be read again")
    func roundTrip() throws {
        #expect(try JSONDecoder().decode(Receipt.self, from: JSONEncoder().encode(receipt)) == receipt)
    }

    @Test("codes are stable, for tablets and set-aside events know them")
    func codes() {
        #expect(
            RejectedEvent.Code.allCases.map(\.rawValue) == [
                "tooLarge", "badJSON", "notAnObject", "missingAttribute", "badVersion", "badID", "wrongSource",
                "badType", "badSubject", "badData", "idReused", "unknownSession",
            ])
    }
}
