import Domain
import Scheduler

/// What happens in one training, and what its result must say.
struct SimulatedTraining {
    struct Step {
        /// Seconds from the start.
        var after: Double
        var type: String
        var data: String
        /// Whether the server must set it aside.
        var isBad = false
    }

    private(set) var steps: [Step] = []
    private(set) var exercisesCompleted = 0
    private(set) var exercisesSkipped = 0
    private(set) var setsCompleted = 0
    private(set) var isCompleted = false
    /// The last answer to each question.
    private(set) var pain: Int?
    private(set) var effort: Int?
    private(set) var feedbacks = 0
    private var time = 0.0

    init(_ exercise: ID<Exercise>, using generator: inout SplitMix) {
        say("session.opened", #"{"position":0}"#)
        say("session.started", #"{"position":0}"#, after: 5)
        let count = Int.random(in: 1...3, using: &generator)
        let end = generator.happens(25) ? Int.random(in: 0..<count, using: &generator) : count
        for index in 0..<end { train(#""exercise":"\#(exercise)","index":\#(index)"#, using: &generator) }
        guard end == count else {
            say("session.abandoned", #"{"position":\#(Int(time))}"#, after: 3)
            return
        }
        say("session.completed", #"{"position":\#(Int(time))}"#, after: 2)
        isCompleted = true
        if generator.happens(80) { answer(after: 15, using: &generator) }
        if generator.happens(15) { answer(after: 600, using: &generator) }
    }

    private mutating func train(_ exercise: String, using generator: inout SplitMix) {
        if generator.happens(15) {
            say("exercise.skipped", #"{\#(exercise),"reason":"ondt i knæet"}"#, after: 4)
            exercisesSkipped += 1
            return
        }
        say("exercise.started", "{\(exercise)}", after: 1)
        for set in 1...Int.random(in: 1...2, using: &generator) {
            if generator.happens(10) {
                say("session.paused", #"{"position":\#(Int(time))}"#, after: 3)
                say("session.resumed", #"{"position":\#(Int(time))}"#, after: 120)
            }
            say("set.completed", #"{\#(exercise),"set":\#(set),"repetitions":10}"#, after: 30)
            setsCompleted += 1
        }
        if generator.happens(10) { say("feedback.given", #"{"pain":11}"#, after: 1, isBad: true) }
        if generator.happens(10) { say("of.a.later.version", #"{"new":[1,2.5e0,"å"]}"#, after: 1) }
        say("exercise.completed", "{\(exercise)}", after: 1)
        exercisesCompleted += 1
    }

    private mutating func answer(after seconds: Double, using generator: inout SplitMix) {
        let (pain, effort) = (Int.random(in: 0...10, using: &generator), Int.random(in: 0...10, using: &generator))
        say("feedback.given", #"{"pain":\#(pain),"effort":\#(effort)}"#, after: seconds)
        (self.pain, self.effort) = (pain, effort)
        feedbacks += 1
    }

    private mutating func say(_ type: String, _ data: String, after seconds: Double = 0, isBad: Bool = false) {
        time += seconds
        steps.append(Step(after: time, type: "trin.\(type)", data: data, isBad: isBad))
    }

    var completion: SessionResult.Completion {
        isCompleted ? .done : exercisesCompleted + setsCompleted > 0 ? .partly : .started
    }
}
