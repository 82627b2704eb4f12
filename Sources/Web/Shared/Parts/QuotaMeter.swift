import Domain
import Services

/// How much room one's uploads take, as a bar and in words.
struct QuotaMeter: Sendable, Hashable {
    /// 0 … 100.
    let percent: Int
    /// Such as `3,2 GB af 100 GB brugt`.
    let label: String
}

extension QuotaMeter {
    init(_ usage: UploadUsage, _ localizer: Localizer) {
        percent = usage.allowed > 0 ? min(100, usage.used * 100 / usage.allowed) : 100
        label = localizer[.libraryQuota, localizer.bytes(usage.used), localizer.bytes(usage.allowed)]
    }
}

extension Localizer {
    /// Such as `3,2 GB`.
    func bytes(_ count: Int) -> String {
        let units = ["kB", "MB", "GB", "TB"]
        var tenths = count / 100
        var unit = 0
        while tenths >= 10_000, unit < units.count - 1 {
            tenths /= 1000
            unit += 1
        }
        let point = language == .english ? "." : ","
        let number = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(point)\(tenths % 10)"
        return number + "\u{A0}" + units[unit]
    }
}
