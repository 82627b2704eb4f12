import Foundation
import Testing

@testable import Media

/// Should-rules that Trin knowingly does not meet; the reasons are in its
/// decision record 0019.
let knownDeviations: Set = ["1.30", "2.19", "6.2", "9.21"]

/// Expects that the linter finds nothing in a folder that a transcoding made.
func expectClean(
    _ folder: String, playlist: String = "main.m3u8", except: Set<String> = knownDeviations,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let findings = try Linter(LintFolders(beside: folder)).lint(playlist).filter { !except.contains($0.rule) }
    #expect(findings.map(\.description) == [], sourceLocation: sourceLocation)
}

/// Expects that the linter finds nothing in a session's playlists.
///
/// - Parameters:
///   - texts: further files beside them, such as captions.
///   - roots: folders with the clips by their base such as `/media/a`; without
///     them only the playlists are looked at.
func expectClean(
    _ stream: StitchedStream, texts: [String: String] = [:], roots: [String: String]? = nil,
    except: Set<String> = knownDeviations, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    var texts = texts
    for name in stream.playlistNames { texts[name] = stream.playlist(named: name) }
    let linter = Linter(LintFolders(roots: roots ?? [:], texts: texts), readsMedia: roots != nil)
    let findings = try linter.lint("main.m3u8").filter { !except.contains($0.rule) }
    #expect(findings.map(\.description) == [], sourceLocation: sourceLocation)
}
