import ArgumentParser

/// `trin plan`: weeks on files, without the server.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan a week from a file, check a plan, or make up a problem.",
        usage: """
            trin plan PROBLEM.json --output SOLUTION.json [--seconds S | --iterations N] [--seed N] [--threads N]
            trin plan --check PROBLEM.json SOLUTION.json
            trin plan generate --citizens N --staff N [--output PROBLEM.json]
            trin plan explain PROBLEM.json SOLUTION.json --session REQUEST/N [--at TIME] [--staff S]
            trin plan suggest PROBLEM.json SOLUTION.json --session REQUEST/N
            trin plan replan PROBLEM.json SOLUTION.json --absent S --from TIME --to TIME [--output SOLUTION.json]
            """,
        discussion: """
            The files are described in Trin.docc/WeekProblem.md. Exit codes: 0 done, 1 the checked plan has faults, \
            64 the command is wrong, 65 the problem is refused, 66 a file cannot be opened, 73 the output cannot be \
            written. After a refusal nothing is written. When interrupted, the best plan so far is written.
            """,
        subcommands: [
            SolveCommand.self, GenerateCommand.self, ExplainCommand.self, SuggestCommand.self, ReplanCommand.self,
        ], defaultSubcommand: SolveCommand.self)
}
