import Foundation
import Sandbox

extension SandboxProbe {
    /// Runs and prints what could be done, as one object of JSON.
    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try FileHandle.standardOutput.write(contentsOf: try encoder.encode(run()) + Data("\n".utf8))
    }
}
