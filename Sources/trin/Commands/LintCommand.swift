import ArgumentParser
import Foundation
import Media

/// `trin lint`: an HLS stream in, what is wrong with it out.
struct LintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Hold an HLS stream against Apple's rules and RFC 8216.",
        discussion: """
            Reads a multivariant or media playlist, the playlists that it names and their files, and prints what \
            breaks a rule, one line each. Exit codes: 0 nothing breaks a rule that says must, 1 something does, \
            65 the playlist cannot be read. Only the playlist's own folder and those named by --root are read.
            """)

    @Argument(help: "The playlist, such as main.m3u8.")
    var playlist: String?

    @Option(help: "A folder for absolute URIs, such as /media=data/videos; may be given again.")
    var root: [String] = []

    @Flag(help: "Print one JSON object a finding.")
    var json = false

    @Flag(help: "End with 1 for a rule that says should, too.")
    var strict = false

    @Flag(help: "Say what is checked, and what is not.")
    var rules = false

    func run() throws {
        if rules { return listRules() }
        guard let playlist else { throw ValidationError("Name a playlist, or ask for --rules.") }
        let file = URL(fileURLWithPath: playlist)
        let folders = LintFolders(beside: file.deletingLastPathComponent().path, roots: try roots())
        let findings: [Finding]
        do throws(MediaError) {
            findings = try Linter(folders).lint(file.lastPathComponent)
        } catch {
            throw complain(error.message, code: error.exitCode)
        }
        for finding in findings { print(try text(finding)) }
        if findings.contains(where: { strict || $0.severity == .error }) { throw ExitCode(1) }
    }

    private func roots() throws -> [String: String] {
        var roots: [String: String] = [:]
        for pair in root {
            guard let equals = pair.firstIndex(of: "="), pair.hasPrefix("/"), pair.last != "=" else {
                throw ValidationError("“\(pair)” is no root; write it as /media=FOLDER.")
            }
            roots[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
        }
        return roots
    }

    private func text(_ finding: Finding) throws -> String {
        guard json else { return finding.description }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(finding), as: UTF8.self)
    }

    private func listRules() {
        print(
            "Checked (rules of Apple's HLS Authoring Specification, revision of May 2025, where nothing else is said):")
        for rule in LintRule.all {
            print("  \(rule.number) \(rule.severity == .error ? "must" : "should"): \(rule.summary)")
        }
        print("Not checked:")
        for item in LintRule.unchecked { print("  \(item.number): \(item.reason).") }
    }
}
