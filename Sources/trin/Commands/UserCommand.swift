import ArgumentParser
import Domain
import Logging
import Services

/// `trin user`: accounts from the command line, above all the first one.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Manage staff accounts.", subcommands: [Add.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add an account.")

        @OptionGroup var options: DataOptions

        @Option(help: "What they sign in with: 2–64 of a–z, 0–9 and . _ @ -")
        var userName: String

        @Option(help: "Their name.")
        var name: String

        @Option(help: "therapist, planner or superuser; may be given more than once.")
        var role: [String]

        @Option(help: "The language of their pages: da, sv or en.")
        var language = "da"

        @Flag(help: "Read the password from standard input instead of asking for it.")
        var passwordStdin = false

        func run() async throws {
            let roles = try role.map { name in
                guard let role = Role(rawValue: name) else {
                    throw ValidationError("The role is '\(name)'; use therapist, planner or superuser.")
                }
                return role
            }
            guard let language = Language(rawValue: language) else {
                throw ValidationError("The language is '\(language)'; use da, sv or en.")
            }
            if !passwordStdin { print("Password (at least 10 characters): ", terminator: "") }
            guard let password = readLine(), !password.isEmpty else {
                throw ValidationError("No password was given; write it to standard input.")
            }
            let draft = AccountService.Draft(
                userName: userName, name: name, roles: Set(roles), unit: nil, language: language, password: password)
            var logger = Logger(label: "trin") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = .warning
            try await options.withServices(logger: logger) { services in
                do {
                    let staff = try await services.accounts.create(draft)
                    print("\(staff.name) can sign in as \(staff.userName).")
                } catch let error as ServiceError {
                    throw ValidationError(error.message)
                }
            }
        }
    }
}
