import Crypto
package import Foundation

/// The checksum that a piece of an upload came with (tus: checksum).
package struct UploadChecksum: Sendable {
    package enum Algorithm: String, CaseIterable, Sendable {
        case sha1
        case sha256
        case md5
    }

    let algorithm: Algorithm
    let digest: Data

    package init(_ algorithm: Algorithm, digest: Data) {
        self.algorithm = algorithm
        self.digest = digest
    }

    /// Counts a piece's bytes as they come.
    struct Counter {
        private var hash: any HashFunction

        init(_ algorithm: Algorithm) {
            hash =
                switch algorithm {
                case .sha1: Insecure.SHA1()
                case .sha256: SHA256()
                case .md5: Insecure.MD5()
                }
        }

        mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

        var result: Data { Self.digest(of: hash) }

        private static func digest(of hash: some HashFunction) -> Data { Data(hash.finalize()) }
    }
}
