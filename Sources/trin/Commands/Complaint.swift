import ArgumentParser
import Foundation

/// Says on standard error why a command ends.
func complain(_ message: String, code: Int32) -> ExitCode {
    FileHandle.standardError.write(Data("trin: \(message)\n".utf8))
    return ExitCode(code)
}
