import ArgumentParser

@main
struct Trin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trin",
        abstract: "Trains home-care citizens through guided exercise videos.",
        subcommands: [
            ServeCommand.self, DemoCommand.self, UserCommand.self, TranscodeCommand.self, LintCommand.self,
            PlanCommand.self, RecurrenceCommand.self, MediaWorkerCommand.self,
        ])

    /// A worker runs on the first thread, before there is another: a sandbox
    /// holds for the thread that enters it and those that it starts.
    @MainActor static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == MediaWorkerCommand.configuration.commandName {
            MediaWorkerCommand.main(Array(arguments.dropFirst()))
        } else {
            await main(nil)
        }
    }
}
