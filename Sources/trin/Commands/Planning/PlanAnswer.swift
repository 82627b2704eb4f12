import Foundation
import Scheduler

/// What the commands about a plan answer, as JSON and as text.
enum PlanAnswer {
    struct Place: Encodable {
        let request: String
        let session: Int
        let start: Int
        let time: String
        let staff: String?
        let device: String?
        let room: String?

        init(_ placement: Placement) {
            (request, session) = (placement.name.request, placement.name.session)
            (start, staff, device, room) = (placement.start, placement.staff, placement.device, placement.room)
            time = "\(WeekTime(placement.start))"
        }

        var text: String {
            let things = [device, room].compactMap(\.self)
            return ([time] + [staff.map { "with \($0)" }].compactMap(\.self)).joined(separator: " ")
                + (things.isEmpty ? "" : ", \(things.joined(separator: ", "))")
        }
    }

    struct Cost: Encodable {
        let total: Int
        let parts: [String: Int]

        init(_ parts: CostParts) {
            total = parts.total
            self.parts = Dictionary(uniqueKeysWithValues: parts.named.filter { $0.cost != 0 }.map { ($0.key, $0.cost) })
        }

        var text: String {
            let list = parts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return "\(total)\(list.isEmpty ? "" : " (\(list))")"
        }

        var more: String { (total < 0 ? "" : "+") + text }
    }

    struct Option: Encodable {
        let placements: [Place]
        let difference: Cost
        let preferredStaff: Bool
        let knownStaff: Bool
        let addedTravel: Int

        init(_ suggestion: Suggestion, difference: CostParts? = nil) {
            placements = suggestion.placements.map(Place.init)
            self.difference = Cost(difference ?? suggestion.difference)
            (preferredStaff, knownStaff) = (suggestion.isPreferredStaff, suggestion.isKnownStaff)
            addedTravel = suggestion.addedTravel
        }

        var text: String {
            let staff = knownStaff ? ", staff that comes already" : ""
            return "\(placements.first?.text ?? ""): \(difference.more), \(addedTravel) min of travel\(staff)"
        }
    }

    struct Reason: Encodable {
        let code: String
        let message: String
        let blockedBy: [String]
        let fixed: [String]

        init(_ finding: Finding, at start: Int? = nil) {
            code = finding.hindrance.code
            message = finding.hindrance.message(at: start)
            blockedBy = finding.blockedBy.map(\.description)
            fixed = finding.fixed.map(\.description)
        }

        var text: String {
            let others = blockedBy + fixed.map { "\($0) (fixed)" }
            guard !others.isEmpty else { return message }
            let more = others.count > 12 ? " and \(others.count - 12) more" : ""
            return "\(message) In the way: \(others.prefix(12).joined(separator: ", "))\(more)."
        }
    }

    static func printJSON(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
    }
}
