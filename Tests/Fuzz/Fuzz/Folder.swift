import Foundation

enum Folder {
    static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
