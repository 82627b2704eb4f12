import Foundation
import Media

extension WorkerMessage {
    /// Writes the message to standard output as one line.
    ///
    /// - Throws: an error if nobody reads any more.
    func send() throws(MediaError) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
        } catch {
            throw MediaError(.internal, "Nobody reads the progress any more; stopped, and nothing was written.")
        }
    }
}
