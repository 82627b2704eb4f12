internal import Foundation

/// Holds an HLS stream against Apple's rules and RFC 8216.
package struct Linter: Sendable {
    private let folders: LintFolders
    private let readsMedia: Bool

    /// - Parameter readsMedia: whether to open the files that playlists name;
    ///   without them only playlists are held against the rules.
    package init(_ folders: LintFolders, readsMedia: Bool = true) {
        self.folders = folders
        self.readsMedia = readsMedia
    }

    /// What is wrong, in the order of the rules.
    ///
    /// - Parameter name: of the first playlist, a multivariant or a media
    ///   one, beside which relative URIs begin.
    /// - Throws: `unreadable` when that playlist cannot be read at all.
    package func lint(_ name: String) throws(MediaError) -> [Finding] {
        let location = LintFolders.Location(root: "", components: [name])
        guard let bytes = folders.bytes(location) else {
            throw MediaError(.unreadable, "The playlist “\(name)” cannot be read; name a playlist that is there.")
        }
        guard bytes.starts(with: Data("#EXTM3U".utf8)) || bytes.starts(with: Data("\u{FEFF}#EXTM3U".utf8)) else {
            throw MediaError(.unreadable, "“\(name)” is no playlist: it does not begin with #EXTM3U.")
        }
        var reader = LintReader(folders, readsMedia: readsMedia)
        let stream = reader.read(PlaylistText(bytes, at: location))
        return LintRule.all.flatMap { rule in
            rule.check(stream).map { fault in
                Finding(
                    rule: rule.number, severity: rule.severity, file: fault.file, line: fault.line,
                    sentence: fault.sentence)
            }
        }
    }
}
