import Domain
import Ingest

/// Values that the suites share; texts are as a tablet sends them.
enum Sample {
    static let deviceText = "019ab000-0000-7000-8000-00000000d001"
    static let sessionText = "019ab000-0000-7000-8000-00000000e001"
    static let eventText = "019ab000-0000-7000-8000-00000000f001"
    static let exerciseText = "019ab000-0000-7000-8000-00000000c001"
    static let boot = "5c0e2b0e-7d3e-4c57-8a55-0d5a1f1f0a11"

    static let device = id(Device.self, 0xd001)
    static let session = id(Session.self, 0xe001)
    static let exercise = id(Exercise.self, 0xc001)
    static let identity = EventIdentity(device: device, event: uuid(0xf001))

    /// The UUID `019ab000-0000-7000-8000-` and the number.
    static func uuid(_ number: Int) -> UUID7 {
        let digits = String(number, radix: 16)
        return UUID7("019ab000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }

    static func id<Entity>(_ entity: Entity.Type, _ number: Int) -> ID<Entity> { ID(uuid(number)) }

    /// One event; `changes` replaces the JSON of attributes, nil takes them
    /// away.
    static func event(
        _ type: String = "trin.session.started", data: String = #"{"position":0}"#, id: String = eventText,
        changes: [String: String?] = [:], isReversed: Bool = false
    ) -> String {
        var attributes: [String: String] = [
            "specversion": #""1.0""#, "id": "\"\(id)\"", "source": "\"/devices/\(deviceText)\"",
            "type": "\"\(type)\"", "subject": "\"\(sessionText)\"", "time": #""2026-11-22T10:00:00.250+01:00""#,
            "bootid": "\"\(boot)\"", "monotonic": #""81234""#, "datacontenttype": #""application/json""#,
            "data": data,
        ]
        for (name, value) in changes { attributes[name] = value }
        let sorted = attributes.sorted { isReversed ? $0.key > $1.key : $0.key < $1.key }
        return "{" + sorted.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
            + "}"
    }

    static func verdict(_ text: String) -> Verdict { EventReader(device: device).read(Array(text.utf8)) }
}

/// Small and repeatable (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
