import Media

extension MediaError {
    /// After `sysexits.h`.
    var exitCode: Int32 {
        switch code {
        case .unreadable, .unsuitable: 65
        case .output: 73
        case .internal, .missingClip, .captions: 70
        }
    }
}
