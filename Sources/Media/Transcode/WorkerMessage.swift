internal import Foundation

/// One line of JSON that `trin media-worker` prints.
package enum WorkerMessage: Hashable, Sendable, Codable {
    case progress(MediaProgress)
    /// The output folder is complete and durable.
    case done(VideoReport)
    /// There is no output folder.
    case failed(MediaError)

    /// Without the line break.
    package var line: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    package init(line: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(line.utf8)) }
}
