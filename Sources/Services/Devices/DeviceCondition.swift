package import Domain
import Ingest
import Store

/// How a tablet is, as far as it has told.
package struct DeviceCondition: Hashable, Sendable {
    package let reportedAt: Instant
    /// 0 … 1
    package let battery: Double?
    package let isCharging: Bool?
    /// Bytes that the page may still store.
    package let storageFree: Int?
    /// Of the tablet's page.
    package let version: String?
    /// Events that waited on the tablet to be sent.
    package let waiting: Int?
    /// Numbered events that have never come although later ones have.
    package let missing: Int
}

extension DeviceCondition {
    init(_ report: DeviceReport, at instant: Instant, sequences: SequenceRanges?) {
        self.init(
            reportedAt: instant, battery: report.battery, isCharging: report.isCharging,
            storageFree: report.storageFree, version: report.version, waiting: report.waiting,
            missing: sequences?.gaps.reduce(0) { $0 + $1.last - $1.first + 1 } ?? 0)
    }
}

extension Connection {
    /// Of the paired tablets that have told.
    func deviceConditions() throws -> [ID<Device>: DeviceCondition] {
        let sequences = try sequenceRanges()
        var conditions: [ID<Device>: DeviceCondition] = [:]
        for event in try lastEvents(ofType: EventType.deviceReported.name) {
            guard case .device(let report) = try EventPayload(canonical: Array(event.body.utf8)) else { continue }
            conditions[event.device] = DeviceCondition(
                report, at: event.occurredAt, sequences: sequences[event.device].flatMap { SequenceRanges($0) })
        }
        return conditions
    }
}
