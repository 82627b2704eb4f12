import Domain

/// The types about tests, playback and the tablet itself.
extension EventType {
    static let testCompleted = EventType(
        name: "trin.test.completed", summary: "A functional test was completed.",
        fields: [
            Field(
                name: .test, kind: .word,
                summary: "Which test: "
                    + FunctionalTest.usual.map { "\($0.test) (\($0.unit))" }
                    .joined(separator: ", ") + ", or another name."),
            Field(name: .value, kind: .number(0...100_000), summary: "What was measured."),
            Field(
                name: .unit, kind: .choice(FunctionalTest.Unit.allCases.map(\.rawValue)), summary: "The value's unit."),
            Field(name: .comment, kind: .text(2000), isRequired: false, summary: "What there is to add."),
        ]
    ) { data in
        guard let test = data.text(.test), let value = data.number(.value),
            let unit = data.text(.unit).flatMap({ FunctionalTest.Unit(rawValue: $0) })
        else { return nil }
        return .test(FunctionalTest(test: test, value: value, unit: unit, comment: data.text(.comment)))
    }

    static let playbackSummarised = EventType(
        name: "trin.playback.summarised",
        summary: "How the session's stream played, from its start or the last summary.",
        fields: [
            Field(
                name: .startupTime, kind: .integer(0...86_400_000), isRequired: false,
                summary: "Milliseconds from the press of play to the first picture (CMCD su)."),
            Field(
                name: .stalls, kind: .integer(0...1_000_000), isRequired: false,
                summary: "How often the buffer ran empty (CMCD bs)."),
            Field(
                name: .stallTime, kind: .integer(0...86_400_000), isRequired: false,
                summary: "Milliseconds that the buffer was empty."),
            Field(
                name: .bitRate, kind: .number(0...1_000_000), isRequired: false,
                summary: "The mean of what was played, kbit/s (CMCD br)."),
            Field(
                name: .droppedFrames, kind: .integer(0...100_000_000), isRequired: false,
                summary: "Pictures that were not shown."),
        ],
        needsOneOfItsFields: true
    ) { data in
        .playback(
            PlaybackSummary(
                startupTime: data.integer(.startupTime), stalls: data.integer(.stalls),
                stallTime: data.integer(.stallTime), bitRate: data.number(.bitRate),
                droppedFrames: data.integer(.droppedFrames)))
    }

    package static let deviceReported = EventType(
        name: "trin.device.reported", summary: "How the tablet is.", subject: .device,
        fields: [
            Field(name: .battery, kind: .number(0...1), isRequired: false, summary: "0 empty, 1 full."),
            Field(name: .charging, kind: .flag, isRequired: false, summary: "Whether it is being charged."),
            Field(
                name: .storageFree, kind: .integer(0...1_000_000_000_000_000), isRequired: false,
                summary: "Bytes that the page may still store."),
            Field(name: .version, kind: .text(64), isRequired: false, summary: "Of the tablet's page."),
            Field(
                name: .waiting, kind: .integer(0...1_000_000_000), isRequired: false,
                summary: "Events that wait on the tablet to be sent."),
        ],
        needsOneOfItsFields: true
    ) { data in
        .device(
            DeviceReport(
                battery: data.number(.battery), isCharging: data.flag(.charging),
                storageFree: data.integer(.storageFree), version: data.text(.version),
                waiting: data.integer(.waiting)))
    }

    static let deviceFailed = EventType(
        name: "trin.device.failed", summary: "Something on the tablet went wrong.", subject: .sessionIfAny,
        fields: [
            Field(name: .code, kind: .word, summary: "The kind of fault, such as playback or script."),
            Field(name: .message, kind: .text(2000), isRequired: false, summary: "What the tablet said about it."),
            Field(
                name: .place, kind: .text(500), isRequired: false,
                summary: "Where in the page, such as a file and a line."),
        ]
    ) { data in
        guard let code = data.text(.code) else { return nil }
        return .failure(DeviceFailure(code: code, message: data.text(.message), place: data.text(.place)))
    }

    static let helpRequested = EventType(
        name: "trin.help.requested", summary: "Somebody at the tablet asked for help.", subject: .sessionIfAny,
        fields: [
            Field(name: .comment, kind: .text(2000), isRequired: false, summary: "In the citizen's own words.")
        ]
    ) { data in
        .help(HelpRequest(comment: data.text(.comment)))
    }
}
