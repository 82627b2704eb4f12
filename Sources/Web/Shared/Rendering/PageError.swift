/// What can be wrong with templates and texts.
struct PageError: Error, Hashable, CustomStringConvertible {
    enum Code: Hashable, Sendable {
        case unreadableAsset, badTemplate, unknownText, unknownTemplate
    }

    let code: Code
    let message: String

    var description: String { message }

    static func unreadableAsset(_ path: String, _ cause: any Error) -> PageError {
        PageError(code: .unreadableAsset, message: "Cannot read '\(path)' (\(cause)); install Trin's assets again.")
    }

    static func badTemplate(_ name: String, _ cause: any Error) -> PageError {
        PageError(code: .badTemplate, message: "The template '\(name)' cannot be parsed (\(cause)); correct its tags.")
    }

    static func unknownText(_ key: String, language: String) -> PageError {
        PageError(code: .unknownText, message: "The text '\(key)' is missing; add it to strings/\(language).json.")
    }

    static func unknownTemplate(_ name: String) -> PageError {
        PageError(code: .unknownTemplate, message: "There is no template '\(name)'; add templates/\(name).mustache.")
    }
}
