extension ServiceError {
    /// What people are told in their own language; each has a translated
    /// sentence in the pages' texts.
    package enum Reason: String, CaseIterable, Sendable {
        case absence
        case birthYear
        case citizen
        case citizenName
        case csrf
        case currentPassword
        case cut
        case cutPoster
        case deviceName
        case diskFull
        case dose
        case emptyFile
        case exercise
        case exerciseName
        case fileTooLarge
        case hours
        case instruction
        case interval
        case moveClash
        case moveDate
        case name
        case noUnit
        case notReady
        case otherUnit
        case otherVideo
        case ownAccount
        case pairingCode
        case pairingUnknown
        case password
        case passwordAgain
        case planStart
        case planTime
        case planWeekdays
        case planWeeks
        case planZone
        case programme
        case programmeEmpty
        case programmeLength
        case programmeName
        case quota
        case repetitions
        case role
        case roles
        case sessionClosed
        case signInFirst
        case swap
        case throttled
        case trainer
        case unit
        case unitName
        case unitTaken
        case userName
        case userNameTaken
        case versionUnderWay
        case wrongPassword
    }
}
