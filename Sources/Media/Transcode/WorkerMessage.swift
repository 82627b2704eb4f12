internal import Foundation

/// One line of JSON that `trin media-worker` prints: an object with the one
/// key `progress`, `playable`, `done` or `failed`.
package enum WorkerMessage: Hashable, Sendable {
    case progress(MediaProgress)
    /// All files that the report names are complete and durable; more will
    /// follow.
    case playable(VideoReport)
    /// The output folder is complete and durable.
    case done(VideoReport)
    /// There is no output folder.
    case failed(MediaError)

    /// Without the line break.
    package var line: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    /// - Throws: if it is no message, or one that no honest worker sends.
    package init(line: String) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
        try check()
    }
}

extension WorkerMessage: Codable {
    private enum Key: String, CodingKey {
        case progress, playable, done, failed
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if let progress = try container.decodeIfPresent(MediaProgress.self, forKey: .progress) {
            self = .progress(progress)
        } else if let report = try container.decodeIfPresent(VideoReport.self, forKey: .playable) {
            self = .playable(report)
        } else if let report = try container.decodeIfPresent(VideoReport.self, forKey: .done) {
            self = .done(report)
        } else {
            self = .failed(try container.decode(MediaError.self, forKey: .failed))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .progress(let progress): try container.encode(progress, forKey: .progress)
        case .playable(let report): try container.encode(report, forKey: .playable)
        case .done(let report): try container.encode(report, forKey: .done)
        case .failed(let error): try container.encode(error, forKey: .failed)
        }
    }
}
