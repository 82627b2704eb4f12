internal import Domain

extension MediaError {
    /// What is wrong with a file that somebody uploaded; each has a translated
    /// sentence in the pages' texts. The comments say which values it names.
    package enum Reason: String, CaseIterable, Sendable {
        /// How often it was tried.
        case brokeOff
        /// The line.
        case captionsArrow
        /// The line.
        case captionsBackwards
        /// The line and what it is.
        case captionsCue
        case captionsEmpty
        /// The line.
        case captionsKind
        /// The line.
        case captionsNoText
        /// The line and how times are written.
        case captionsNoTimes
        /// The line.
        case captionsOnlyTags
        /// The line.
        case captionsOrder
        /// The line and the setting.
        case captionsSetting
        /// The line, the time and how times are written.
        case captionsTime
        /// Bytes.
        case captionsTooLarge
        /// The line.
        case captionsTwoCues
        /// The line.
        case captionsUTF8
        /// How often a worker crashed on it.
        case crashed
        /// The moment of the cut and the length, in seconds.
        case cutBeyondEnd
        case cutBeforeBeginning
        /// Seconds that it should last, and does.
        case cutOff
        /// Bytes that it should have, and has.
        case cutOffBytes
        /// The moments of the cut, in seconds.
        case cutTooShort
        case damaged
        case dolbyVision
        case empty
        case encoding
        /// Minutes allowed.
        case longerThanAllowed
        case noPicture
        case noSound
        case noVideo
        case nothingDecoded
        case nothingHeard
        case nothingInside
        /// The codec.
        case pictureCodec
        case playlist
        /// The moment in seconds.
        case posterBeyondEnd
        /// How often the server ended meanwhile.
        case serverEnded
        case soundFile
        case soundGone
        /// The codec.
        case soundCodec
        /// Minutes, and minutes allowed.
        case tooLong
        /// Width and height.
        case tooLarge
        case tooManyPictures
        /// Width and height.
        case tooSmall
        case uploadGone
    }

    /// - Parameters:
    ///   - message: one English sentence, for who has no better one.
    ///   - reason: what the message says.
    ///   - values: what the reason names, in order.
    package init(_ code: Code, _ message: String, as reason: Reason, _ values: String...) {
        self.init(code, message, as: reason, values)
    }

    init(_ code: Code, _ message: String, as reason: Reason, _ values: [String]) {
        self.init(code, message, Refusal(reason: reason.rawValue, values: values))
    }
}
