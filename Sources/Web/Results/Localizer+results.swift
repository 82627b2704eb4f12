import Domain
import Foundation
import Services

extension Localizer {
    func completion(_ completion: HandResult.Completion) -> String {
        switch completion {
        case .done: self[.stateDone]
        case .partly: self[.statePartly]
        case .notDone: self[.resultNotDone]
        }
    }

    func completion(_ completion: SessionResult.Completion) -> String {
        switch completion {
        case .started: self[.stateStarted]
        case .partly: self[.statePartly]
        case .done: self[.stateDone]
        }
    }

    /// Such as `3 dage forsinket`, by the largest whole unit.
    func delay(seconds: Double) -> String {
        let minutes = Int(seconds / 60)
        if minutes >= 2 * 1440 { return self[.resultLateDays, String(minutes / 1440)] }
        if minutes >= 2 * 60 { return self[.resultLateHours, String(minutes / 60)] }
        return self[.resultLateMinutes, String(minutes)]
    }

    /// What changed, such as `Smerte: 2 → 8`.
    func changes(_ version: ResultVersion) -> [String] {
        let (before, after) = (version.before, version.after)
        func change(_ label: Phrase, _ left: String?, _ right: String?) -> String? {
            left == right ? nil : "\(self[label]): \(left ?? "–") → \(right ?? "–")"
        }
        func change(_ label: Phrase, _ count: KeyPath<SessionResult, Int>) -> String? {
            change(label, String(before?[keyPath: count] ?? 0), String(after[keyPath: count]))
        }
        return [
            change(.resultCompletion, before.map { completion($0.completion) }, completion(after.completion)),
            change(.chartPain, before?.pain.map(String.init), after.pain.map(String.init)),
            change(.chartEffort, before?.effort.map(String.init), after.effort.map(String.init)),
            change(.resultComment, before?.comment, after.comment),
            change(.resultExercises, \.exercisesCompleted), change(.resultSets, \.setsCompleted),
        ].compactMap { $0 } + after.tests.filter { before?.tests.contains($0) != true }.map(measure)
    }

    /// Such as `chairStand30: 11`.
    func measure(_ measure: TestMeasure) -> String {
        let name: String =
            switch measure.test {
            case "chairStand30": self[.testChairStand]
            case "timedUpAndGo": self[.testTimedUpAndGo]
            case "gaitSpeed": self[.testGaitSpeed]
            case "sixMinuteWalk": self[.testSixMinuteWalk]
            case "tandemStand": self[.testTandemStand]
            case "gripStrength": self[.testGripStrength]
            case "bergBalance": self[.testBergBalance]
            default: measure.test
            }
        let unit =
            switch measure.unit {
            case "seconds": " s"
            case "metres": " m"
            case "metresPerSecond": " m/s"
            case "kilograms": " kg"
            default: ""
            }
        return "\(name): \(number(measure.value))\(unit)"
    }

    /// What functional tests gave; nil when there was none.
    func tests(_ result: SessionResult) -> String? {
        result.tests.isEmpty ? nil : result.tests.map(measure).joined(separator: ", ")
    }

    /// With at most one decimal.
    func number(_ value: Double) -> String {
        language == .english ? value.svg : value.svg.replacing(".", with: ",")
    }

    func percent(_ share: Double) -> String { String(Int((share * 100).rounded())) + " %" }

    /// What an event is about, such as `Svar`.
    func event(_ type: String) -> String {
        if type.hasPrefix("trin.session.") { return self[.eventSession] }
        if type.hasPrefix("trin.exercise.") { return self[.eventExercise] }
        return switch type {
        case "trin.set.completed": self[.eventSet]
        case "trin.feedback.given": self[.eventFeedback]
        case "trin.test.completed": self[.eventTest]
        case "trin.playback.summarised": self[.eventPlayback]
        case "trin.help.requested": self[.eventHelp]
        default: type
        }
    }

    func cause(_ cause: TrainingAlarm.Cause) -> String {
        switch cause {
        case .staff: self[.causeStaff]
        case .tablets: self[.causeTablets]
        case .pauses: self[.causePauses]
        case .plansEnded: self[.causePlansEnded]
        case .fewPlanned: self[.causeFewPlanned]
        case .calledOff: self[.causeCalledOff]
        case .citizens: self[.causeCitizens]
        }
    }

    /// Such as `Smerte 8 af 10`.
    func sentence(of flag: TrainingFlag) -> String {
        switch flag.kind {
        case .pain: self[.attentionPain, String(flag.level)]
        case .painRising: self[.flagPainRising, String(flag.level)]
        case .missed: self[.attentionMissed, String(flag.level)]
        case .silent: self[.flagSilent, String(flag.level)]
        case .help where flag.isOfLaterCalls:
            flag.level == 1 ? self[.flagHelpAgain] : self[.flagHelpAgainOften, String(flag.level)]
        case .help: flag.level == 1 ? self[.flagHelp] : self[.flagHelpOften, String(flag.level)]
        case .stalls: self[.flagStalls, String(flag.level)]
        }
    }
}
