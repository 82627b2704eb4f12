import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct TabletEditionTests {
    @Test("the service worker names every file of the tablet's page with the digest of what the server gives")
    func everyFile() async throws {
        try await Site.with { site in
            let script = try await site.get("/tablet/sw.js").text
            let line = try #require(script.firstMatch(of: /const edition = { version: "([0-9a-f]+)", files: (.*) };/))
            let files = try JSONDecoder().decode([String: String].self, from: Data(line.2.utf8))
            for (address, digest) in files {
                let content = try await site.get(address)
                #expect(content.status == .ok, "\(address)")
                let found = SHA256.hash(data: Data(content.body.readableBytesView))
                #expect(digest == "sha256-" + Data(found).base64EncodedString(), "\(address)")
            }
            let root = Assets.folder.appending(path: "tablet")
            let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
                .filter { $0.contains(".") && !["sw.js", "tablet.html"].contains($0) }
            #expect(Set(files.keys) == Set(names.map { "/assets/tablet/" + $0 } + ["/tablet"]))
        }
    }

    @Test("another file anywhere in the tablet's page makes another script, a file elsewhere does not")
    func version() throws {
        let script = "const edition = { version: \"\", files: {} };"
        func worker(_ changes: [String: String]) throws -> Data? {
            let texts = ["tablet/sw.js": script, "tablet/a.js": "1", "tablet/tablet.html": "2", "trin.css": "3"]
            var assets = texts.merging(changes) { $1 }.mapValues { Data($0.utf8) }
            try TabletEdition(assets).write(into: &assets)
            return assets["tablet/sw.js"]
        }
        let first = try worker([:])
        #expect(try worker(["trin.css": "4"]) == first)
        #expect(try worker(["tablet/a.js": "4"]) != first)
        #expect(try worker(["tablet/tablet.html": "4"]) != first)
        #expect(try worker(["tablet/b.js": ""]) != first)
        #expect(throws: TabletEdition.MissingPlace.self) { try worker(["tablet/sw.js": "const edition = {};"]) }
    }
}
