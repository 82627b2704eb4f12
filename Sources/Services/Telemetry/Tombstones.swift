import Crypto
import Domain
import Foundation
import Store

/// Keyed hashes of what was erased, so that a late tablet cannot bring it
/// back. Without the key, which is this installation's own, a hash tells
/// nobody which event or session it was.
struct Tombstones {
    private static let name = "tombstones"
    private let key: SymmetricKey

    private init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    /// Nil as long as nothing was ever erased.
    static func known(_ connection: any Connection) throws -> Tombstones? {
        try connection.secret(name).map { Tombstones(key: $0) }
    }

    static func begin(_ connection: any Connection) throws -> Tombstones {
        if let known = try known(connection) { return known }
        let key = Secret.bytes()
        try connection.insertSecret(name, key)
        return Tombstones(key: key)
    }

    /// - Parameter event: the identifier as it was sent.
    func hash(device: ID<Device>, event: String) -> [UInt8] { hash("event \(device) \(event.lowercased())") }

    /// Of a pairing that had ended: nothing it says beside sessions is stored.
    func hash(device: ID<Device>) -> [UInt8] { hash("device \(device)") }

    func hash(session: ID<Session>) -> [UInt8] { hash("session \(session)") }

    private func hash(_ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }
}
