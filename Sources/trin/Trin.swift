import ArgumentParser

@main
struct Trin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trin",
        abstract: "Trains home-care citizens through guided exercise videos.",
        subcommands: [
            ServeCommand.self, DemoCommand.self, UserCommand.self, TranscodeCommand.self, MediaWorkerCommand.self,
        ])
}
