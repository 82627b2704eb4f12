import Crypto
import CryptoExtras
import Foundation

/// Turns passwords into what is stored, with scrypt (RFC 7914).
///
/// One hash takes 128 MiB at the default cost, so only two run at once: many
/// sign-ins together wait, they do not exhaust the memory.
package actor PasswordHasher {
    /// The binary logarithm of scrypt's N.
    private let cost: Int
    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter cost: the binary logarithm of N: 17 for real use, less
    ///   for tests.
    package init(cost: Int = 17) { self.cost = cost }

    /// `scrypt$17$8$1$salt$key` with salt and key in base64.
    package func hash(_ password: String) async throws -> String {
        let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        let cost = cost
        let key = try await queued { try Self.key(password, salt: salt, cost: cost) }
        return "scrypt$\(cost)$8$1$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Whether `password` is the one that `stored` was made from; false also
    /// for a stored text of an unknown form.
    package func verify(_ password: String, against stored: String) async throws -> Bool {
        let parts = stored.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", parts[2] == "8", parts[3] == "1",
            let cost = Int(parts[1]), (10...20).contains(cost), let salt = Data(base64Encoded: String(parts[4]))
        else { return false }
        let key = try await queued { try Self.key(password, salt: salt, cost: cost) }
        return Secret.equal(key.base64EncodedString(), String(parts[5]))
    }

    /// As slow as a real check, for a user name that does not exist.
    package func verifyNothing() async throws {
        _ = try await verify("", against: "scrypt$\(cost)$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AA==")
    }

    private func queued(_ work: @escaping @Sendable () throws -> Data) async throws -> Data {
        if running >= 2 {
            await withCheckedContinuation { waiting.append($0) }
        } else {
            running += 1
        }
        defer {
            if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() }
        }
        return try await offload(work)
    }

    private static func key(_ password: String, salt: Data, cost: Int) throws -> Data {
        let memory = 128 * 8 * (1 << cost) + (1 << 20)
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: 1 << cost, blockSize: 8, parallelism: 1, maxMemory: memory)
        // The bytes are copied while they are lent.
        return unsafe key.withUnsafeBytes { unsafe Data($0) }
    }
}
