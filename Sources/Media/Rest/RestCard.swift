package import Domain
internal import Foundation

/// What a rest shows beside the countdown: the exercise that comes next.
package struct RestCard: Hashable, Sendable, Codable {
    package var language: Language
    /// Of the exercise, in that language.
    package var name: String
    /// The side of the body that comes next, for an exercise with sides.
    package var side: Side?

    package init(language: Language, name: String, side: Side?) {
        self.language = language
        self.name = name
        self.side = side
    }

    /// Over the name.
    var heading: String {
        switch language {
        case .danish: "Næste"
        case .swedish: "Sedan"
        case .english: "Next"
        }
    }

    /// Under the name; nil for an exercise without sides.
    var detail: String? { side.map { $0.name(in: language) } }

    /// As the worker's command line has it.
    package init(json: String) throws(MediaError) {
        do { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) } catch {
            throw MediaError(.internal, "'\(json)' is no card; give language, name and side.")
        }
    }

    package var json: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }
}
