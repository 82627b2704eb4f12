import Crypto
import Domain
import Foundation

/// A random token of 256 bits. Only its hash is stored.
package struct Secret: Sendable {
    /// 43 characters of base64url.
    package let text: String

    package init() {
        text = Data(Self.bytes()).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// 32 random bytes.
    static func bytes() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    package var hash: String { Self.hash(text) }

    /// SHA-256 in hexadecimal: enough for a random token, which cannot be
    /// guessed from its hash as a password can.
    package static func hash(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).hexadecimal
    }

    /// Compares in a time that does not depend on where the texts differ.
    package static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
