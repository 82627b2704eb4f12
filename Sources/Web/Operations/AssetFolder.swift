import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The style sheets, scripts and pictures of the pages, read once at start.
struct AssetFolder: Sendable {
    private struct Asset: Sendable {
        let body: ByteBuffer
        let contentType: String
        let entityTag: String
    }

    private let assets: [String: Asset]

    /// Reads `static/` as `/assets/…` and `tablet/` as `/assets/tablet/…`.
    init(_ root: URL) throws {
        var files: [String: Data] = [:]
        for (folder, prefix) in [("static", ""), ("tablet", "tablet/")] {
            let folder = root.appending(path: folder)
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
                let file = folder.appending(path: path)
                guard Self.contentTypes[file.pathExtension] != nil else { continue }
                files[prefix + path] = try Data(contentsOf: file)
            }
        }
        try TabletEdition(files).write(into: &files)
        assets = files.reduce(into: [:]) { assets, file in
            let type = Self.contentTypes[(file.key as NSString).pathExtension]
            assets[file.key] = Asset(
                body: ByteBuffer(bytes: file.value), contentType: type ?? "application/octet-stream",
                entityTag: "\"\(entityTag(file.value))\"")
        }
    }

    /// Browsers ask each time whether it is still the same, so that a new
    /// version is there at once; the answer is mostly 304.
    func response(_ path: String, to request: Request) throws -> Response {
        guard let asset = assets[path] else { throw HTTPError(.notFound) }
        let headers: HTTPFields = [
            .contentType: asset.contentType, .eTag: asset.entityTag, .cacheControl: "no-cache",
        ]
        return .checked(asset.body, headers, for: request)
    }

    private static let contentTypes = [
        "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8", "ico": "image/x-icon",
        "js": "text/javascript; charset=utf-8", "json": "application/json", "png": "image/png",
        "svg": "image/svg+xml", "webmanifest": "application/manifest+json", "woff2": "font/woff2",
        "yaml": "application/yaml",
    ]
}
