import ArgumentParser
import Scheduler

/// `trin plan explain`: why here, and why not there.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why a session is where it is, why it has no place, or why it is not elsewhere.",
        discussion: """
            With --at, --staff, --device or --room it says which rule keeps the session from there and who is in the \
            way, or what that would cost. Times are minutes after Monday 00:00, or such as thursday or thursday-08:05.
            """)

    @Argument(help: "The problem's file.")
    var problem: String

    @Argument(help: "The plan's file.")
    var solution: String

    @Option(help: "The session, such as c1/0.")
    var session: SessionArgument

    @Option(help: "Why not then? A start or a day.")
    var at: PlanTime?

    @Option(help: "Why not with them?")
    var staff: String?

    @Option(help: "Why not with this tablet?")
    var device: String?

    @Option(help: "Why not in this room?")
    var room: String?

    @Option(help: "How many alternatives to name.")
    var alternatives = 5

    @Flag(help: "Answer in JSON.")
    var json = false

    private struct Answer: Encodable {
        var session: String
        var placements: [PlanAnswer.Place] = []
        var ledger: PlanAnswer.Cost?
        var isFixed = false
        var alternatives: [PlanAnswer.Option] = []
        var reasons: [PlanAnswer.Reason] = []
        /// What was asked for is so already, would cost this, or is hindered
        /// by the reasons.
        var isThere: Bool?
        var wished: PlanAnswer.Option?
    }

    func run() throws {
        let answer: Answer
        do throws(PlanFault) {
            answer = try self.answer()
        } catch {
            throw error.report()
        }
        if json { return try PlanAnswer.printJSON(answer) }
        for line in text(answer) { print(line) }
    }

    private func answer() throws(PlanFault) -> Answer {
        let question = try PlanQuestion(problem: problem, solution: solution)
        let task = try question.task(of: session.name)
        let wish = try question.wish(at: at, staff: staff, device: device, room: room)
        var answer = Answer(session: session.name.description)
        let explanation = question.roster.explanation(of: task, alternatives: max(0, alternatives))
        answer.placements = explanation?.placements.map(PlanAnswer.Place.init) ?? []
        answer.ledger = PlanAnswer.Cost(question.roster.ledger(of: task))
        answer.isFixed = explanation?.isFixed ?? false
        if wish != Wish() {
            let start = wish.starts.flatMap { $0.count == 1 ? $0.lowerBound : nil }
            switch question.roster.whyNot(task, wish) {
            case .isThere: answer.isThere = true
            case .costs(let best, let difference): answer.wished = PlanAnswer.Option(best, difference: difference)
            case .hindered(let findings): answer.reasons = findings.map { PlanAnswer.Reason($0, at: start) }
            }
        } else if let explanation {
            answer.alternatives = explanation.alternatives.map {
                PlanAnswer.Option($0.suggestion, difference: $0.difference)
            }
        } else {
            answer.reasons = question.roster.findings(for: task)?.map { PlanAnswer.Reason($0) } ?? []
            answer.alternatives = question.roster.suggestions(for: task, count: max(0, alternatives)).map {
                PlanAnswer.Option($0)
            }
        }
        return answer
    }

    private func text(_ answer: Answer) -> [String] {
        var lines: [String] = []
        if let place = answer.placements.first {
            lines.append("\(answer.session): \(place.text)\(answer.isFixed ? ", fixed" : "").")
        } else {
            lines.append("\(answer.session) has no place.")
        }
        lines.append("Its share of the cost: \(answer.ledger?.text ?? "0").")
        if answer.isThere == true { lines.append("It is there.") }
        if let wished = answer.wished { lines.append("It could be so: \(wished.text).") }
        if !answer.reasons.isEmpty {
            lines.append(answer.placements.isEmpty && at == nil ? "Why:" : "It cannot be so:")
            lines += answer.reasons.map { "  \($0.text)" }
        }
        if !answer.alternatives.isEmpty {
            lines.append("Other places and what they add:")
            lines += answer.alternatives.map { "  \($0.text)" }
        }
        return lines
    }
}
