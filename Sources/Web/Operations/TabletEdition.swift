import Crypto
import Foundation

/// The files of the tablet's page as they are together: its service worker
/// takes in all of them or none.
struct TabletEdition {
    static let worker = "tablet/sw.js"
    private static let page = "tablet/tablet.html"
    private static let place = "const edition = { version: \"\", files: {} };"

    /// The digest of each address's content, as `integrity` of a request.
    let files: [String: String]

    /// - Parameter assets: Contents by their names in `AssetFolder`.
    init(_ assets: [String: Data]) {
        files = assets.reduce(into: [:]) { files, asset in
            guard asset.key.hasPrefix("tablet/"), asset.key != Self.worker else { return }
            let address = asset.key == Self.page ? "/tablet" : "/assets/" + asset.key
            files[address] = "sha256-" + Data(SHA256.hash(data: asset.value)).base64EncodedString()
        }
    }

    /// Writes the digests into the service worker's script, which so is
    /// another one for browsers whenever any file is.
    func write(into assets: inout [String: Data]) throws {
        guard let script = assets[Self.worker].map({ String(decoding: $0, as: UTF8.self) }),
            let range = script.range(of: Self.place)
        else { throw MissingPlace() }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let json = try encoder.encode(files)
        let edition =
            "const edition = { version: \"\(entityTag(json).prefix(12))\", files: \(String(decoding: json, as: UTF8.self)) };"
        assets[Self.worker] = Data(script.replacingCharacters(in: range, with: edition).utf8)
    }

    struct MissingPlace: Error, CustomStringConvertible {
        var description: String { "\(worker) has no line '\(place)'; put it back, the edition is written there." }
    }
}
