import ArgumentParser
import Scheduler

/// `trin plan suggest`: the best places for a session now.
struct SuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Name the best places that a session can have while all others stay.",
        discussion: "What each adds is counted from the session's present place, or from the plan without it.")

    @Argument(help: "The problem's file.")
    var problem: String

    @Argument(help: "The plan's file.")
    var solution: String

    @Option(help: "The session, such as c1/0.")
    var session: SessionArgument

    @Option(help: "How many places.")
    var count = 5

    @Option(help: "Only starts then: a minute, a day such as thursday, or thursday-08:05.")
    var at: PlanTime?

    @Option(help: "Only with them.")
    var staff: String?

    @Option(help: "Only with this tablet.")
    var device: String?

    @Option(help: "Only in this room.")
    var room: String?

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() throws {
        let options: [PlanAnswer.Option]
        do throws(PlanFault) {
            let question = try PlanQuestion(problem: problem, solution: solution)
            let task = try question.task(of: session.name)
            let wish = try question.wish(at: at, staff: staff, device: device, room: room)
            let present = question.roster.explanation(of: task, alternatives: 0)?.removal ?? CostParts()
            options = question.roster.suggestions(for: task, count: max(0, count), wish: wish).map { suggestion in
                var difference = suggestion.difference
                difference += present
                return PlanAnswer.Option(suggestion, difference: difference)
            }
        } catch {
            throw error.report()
        }
        if json { return try PlanAnswer.printJSON(options) }
        for option in options { print(option.text) }
        if options.isEmpty { print("\(session.name) has no such place; ask explain why.") }
    }
}
