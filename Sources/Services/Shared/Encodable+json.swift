import Foundation

extension Encodable {
    /// As JSON with its keys in order, so that the same value always has the
    /// same text.
    var sortedJSON: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
