import Foundation
import Testing

@testable import Media

@Suite struct WorkerMessageTests {
    @Test("A message is one line with one key, and comes back the same")
    func line() throws {
        let progress = WorkerMessage.progress(MediaProgress(stage: .encoding, fraction: 0.5, secondsLeft: 3))
        let failed = WorkerMessage.failed(MediaError(.unreadable, "No.\nReally."))
        for message in [progress, failed, .done(SampleClips.clip("a", seconds: 4).report)] {
            let line = try message.line
            #expect(!line.contains("\n"))
            #expect(try WorkerMessage(line: line) == message)
        }
        #expect(try failed.line.hasPrefix("{\"failed\":{"))
    }
}
