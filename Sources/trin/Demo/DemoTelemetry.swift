import Domain
import Foundation
import Scheduler
import Services

/// A tablet of the demo: tells the story of a session in the events that a
/// real one sends.
struct DemoTelemetry {
    let device: Device
    let session: Session
    let programme: Programme

    /// How the training went.
    struct Story {
        /// Exercises that were finished; all of them makes a whole session.
        var exercises: Int
        var pain: Int
        var effort: Int
        var comment: String?
        var startedAt: Instant
    }

    /// The body of one request with all events of the session.
    func batch(_ story: Story, using generator: inout SplitMix) throws -> (body: [UInt8], sentAt: Instant) {
        var time = story.startedAt
        var events: [[String: Any]] = []
        func add(_ type: String, _ data: [String: Any], using generator: inout SplitMix) {
            events.append([
                "specversion": "1.0", "id": UUID7(at: time, using: &generator).description,
                "source": "/devices/\(device.id)", "type": "trin.\(type)", "subject": session.id.description,
                "time": time.rfc3339, "datacontenttype": "application/json", "data": data,
            ])
        }
        var position = 0.0
        func pass(_ seconds: Double) {
            time = time.adding(seconds: seconds)
            position += seconds
        }
        add("session.opened", ["position": 0], using: &generator)
        pass(4)
        add("session.started", ["position": 0], using: &generator)
        for (index, item) in programme.items.enumerated().prefix(story.exercises) {
            let exercise: [String: Any] = ["exercise": item.exercise.description, "index": index]
            add("exercise.started", exercise, using: &generator)
            for set in 1...item.dose.sets {
                pass(Double.random(in: 27...36, using: &generator))
                var done = exercise
                done["set"] = set
                switch item.dose.amount {
                case .repetitions(let count): done["repetitions"] = count
                case .seconds(let count): done["seconds"] = count
                }
                add("set.completed", done, using: &generator)
                pass(Double(item.dose.rest))
            }
            add("exercise.completed", exercise, using: &generator)
        }
        let isWhole = story.exercises >= programme.items.count
        add(isWhole ? "session.completed" : "session.abandoned", ["position": position], using: &generator)
        pass(20)
        var feedback: [String: Any] = ["pain": story.pain, "effort": story.effort]
        feedback["comment"] = story.comment
        add("feedback.given", feedback, using: &generator)
        let data = try JSONSerialization.data(withJSONObject: events)
        return (Array(data), time.adding(seconds: 2))
    }

    /// The body of a request in which a tablet says how it is.
    static func report(of device: Device, at time: Instant, using generator: inout SplitMix) throws -> [UInt8] {
        let event: [String: Any] = [
            "specversion": "1.0", "id": UUID7(at: time, using: &generator).description,
            "source": "/devices/\(device.id)", "type": "trin.device.reported", "time": time.rfc3339,
            "datacontenttype": "application/json",
            "data": ["battery": Double.random(in: 0.4...1, using: &generator), "charging": true, "waiting": 0],
        ]
        return Array(try JSONSerialization.data(withJSONObject: [event]))
    }
}
