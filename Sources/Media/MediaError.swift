package import Domain

/// Why a video could not be transcoded or a playlist not be made.
package struct MediaError: Error, CustomStringConvertible, Hashable, Sendable, Codable {
    package enum Code: String, Sendable, Codable {
        /// The file is no video that Trin reads; exit code 65 (EX_DATAERR).
        case unreadable
        /// It could be read, but goes beyond a limit or lacks a picture;
        /// exit code 65.
        case unsuitable
        /// The output could not be written; exit code 73 (EX_CANTCREAT).
        case output
        /// A session cannot be played because a clip of it is not there.
        case missingClip
        /// A caption file cannot be read; the message names the line.
        case captions
        /// Anything else; exit code 70 (EX_SOFTWARE).
        case `internal`
    }

    package let code: Code
    /// One sentence for the person who uploaded the file.
    package let message: String
    /// The same for pages in other languages, if it may stand there.
    package let refusal: Refusal?

    package init(_ code: Code, _ message: String, _ refusal: Refusal? = nil) {
        self.code = code
        self.message = message
        self.refusal = refusal
    }

    package var description: String { message }
}
