internal import Foundation

/// Where the files of a stream are, and the only folders that are read.
package struct LintFolders: Sendable {
    /// A file inside one of the folders.
    struct Location: Hashable, Sendable {
        /// The prefix of an absolute URI such as `/media`; empty for the
        /// folder of the first playlist.
        var root: String
        var components: [String]

        /// As it is shown in findings.
        var name: String { ([root] + components).filter { !$0.isEmpty }.joined(separator: "/") }
    }

    private let roots: [String: URL]
    private let texts: [String: String]

    /// - Parameters:
    ///   - beside: the folder that relative URIs begin in.
    ///   - roots: folders by the start of absolute URIs, such as `/media`.
    ///   - texts: playlists and captions by their path beside the first
    ///     playlist, which are not on the disk.
    package init(beside: String? = nil, roots: [String: String] = [:], texts: [String: String] = [:]) {
        var folders: [String: URL] = [:]
        for (prefix, folder) in roots {
            folders["/" + prefix.split(separator: "/").joined(separator: "/")] = Self.resolved(folder)
        }
        folders[""] = beside.map { Self.resolved($0) }
        self.roots = folders
        self.texts = texts
    }

    /// The file that a URI means; nil when that is outside all folders.
    func location(_ uri: String, from base: Location) -> Location? {
        let path = uri.prefix { $0 != "?" && $0 != "#" }
        guard !path.isEmpty, !uri.contains("://"), let decoded = String(path).removingPercentEncoding,
            !decoded.contains("\0")
        else { return nil }
        if decoded.hasPrefix("/") {
            let root = roots.keys.filter { !$0.isEmpty && decoded.hasPrefix($0 + "/") }.max { $0.count < $1.count }
            return root.flatMap { Self.location(decoded.dropFirst($0.count), root: $0, from: []) }
        }
        return Self.location(decoded[...], root: base.root, from: Array(base.components.dropLast()))
    }

    private static func location(_ path: Substring, root: String, from base: [String]) -> Location? {
        var components = base
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                guard components.popLast() != nil else { return nil }
            } else {
                components.append(String(part))
            }
        }
        return components.isEmpty ? nil : Location(root: root, components: components)
    }

    /// The bytes of a file; nil when it cannot be read, or is a link to
    /// somewhere outside its folder.
    func bytes(_ location: Location) -> Data? {
        if location.root.isEmpty, let text = texts[location.name] { return Data(text.utf8) }
        guard let root = roots[location.root] else { return nil }
        let file = Self.resolved(root.path + "/" + location.components.joined(separator: "/"))
        guard file.path.hasPrefix(root.path == "/" ? "/" : root.path + "/") else { return nil }
        return try? Data(contentsOf: file, options: .mappedIfSafe)
    }

    private static func resolved(_ path: String) -> URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
}
