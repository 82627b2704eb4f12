import Domain
import Services

extension Localizer {
    /// What a tablet told about itself; a sentence for each thing that
    /// somebody may have to do something about.
    func sentences(_ condition: DeviceCondition) -> [String] {
        let battery = condition.battery.map { self[.devicesBattery, String(Int(($0 * 100).rounded()))] }
        let charging = condition.isCharging == true ? self[.devicesCharging] : nil
        let power = [battery, charging].compactMap { $0 }.joined(separator: ", ")
        let state = [power.isEmpty ? nil : power, condition.storageFree.map { self[.devicesFree, bytes($0)] }]
            .compactMap { $0 }.joined(separator: " · ")
        let waiting = condition.waiting.flatMap { $0 > 0 ? self[.devicesWaiting, String($0)] : nil }
        let missing = condition.missing > 0 ? self[.devicesMissing, String(condition.missing)] : nil
        return [state.isEmpty ? nil : state, waiting, missing].compactMap { $0 }
    }

    /// When it told so, and which version of the tablet's page it shows.
    func told(_ condition: DeviceCondition, in zone: Zone) -> String {
        [
            self[.devicesTold, moment(condition.reportedAt, in: zone)],
            condition.version.map { self[.devicesPage, $0] },
        ].compactMap { $0 }.joined(separator: " · ")
    }
}
