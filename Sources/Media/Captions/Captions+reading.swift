extension Captions {
    /// Reads a WebVTT file, or a SubRip (SRT) file.
    ///
    /// Stricter than a player, which drops what it does not understand: here
    /// a cue without text, one that ends before it starts, or one that starts
    /// before its predecessor is an error. Notes, styles and regions are left
    /// out, and so are the names of cues.
    ///
    /// - Throws: `captions`, naming the line and the remedy.
    package init(reading bytes: some Collection<UInt8>) throws(MediaError) {
        var lines = try CaptionLines(bytes)
        let first = lines.peek ?? ""
        if first == "WEBVTT" || first.hasPrefix("WEBVTT ") || first.hasPrefix("WEBVTT\t") {
            _ = lines.block()
            self.init(cues: try readCues(&lines, format: .webVTT))
        } else {
            lines.skipEmpty()
            guard let number = lines.peek, Int(trimmed(number)) != nil else {
                throw fault(
                    lines.number, "neither begins WebVTT nor SRT captions; the first line of a WebVTT file is 'WEBVTT'",
                    as: .captionsKind)
            }
            self.init(cues: try readCues(&lines, format: .subRip))
        }
        guard !cues.isEmpty else {
            throw MediaError(.captions, "The caption file has no cues; add at least one.", as: .captionsEmpty)
        }
    }
}

private func readCues(_ lines: inout CaptionLines, format: CaptionFormat) throws(MediaError) -> [Captions.Cue] {
    var cues: [Captions.Cue] = []
    lines.skipEmpty()
    while let line = lines.peek {
        if format == .webVTT, isAside(line, cues: cues.count) {
            _ = lines.block()
        } else {
            let previous = cues.last?.start ?? 0
            cues.append(try readCue(&lines, format: format, notBefore: previous))
        }
        lines.skipEmpty()
    }
    return cues
}

/// Whether a block is no cue: a note, or before the cues a style or region.
private func isAside(_ line: String, cues: Int) -> Bool {
    if line == "NOTE" || line.hasPrefix("NOTE ") || line.hasPrefix("NOTE\t") { return true }
    return cues == 0 && ["STYLE", "REGION"].contains(trimmed(line))
}

private func readCue(
    _ lines: inout CaptionLines, format: CaptionFormat, notBefore previous: Int
) throws(MediaError) -> Captions.Cue {
    if let name = lines.peek, !name.contains("-->") {
        guard format == .webVTT || Int(trimmed(name)) != nil else {
            throw fault(
                lines.number, "is '\(excerpt(name))'; write the number of the cue there", as: .captionsCue,
                excerpt(name))
        }
        _ = lines.next()
    }
    let number = lines.number
    guard let timing = lines.next(), timing.contains("-->") else {
        let sample = "00:00:01\(format.separator)000 --> 00:00:03\(format.separator)500"
        throw fault(number, "has no times; write them as \(sample)", as: .captionsNoTimes, sample)
    }
    var cue = try readTiming(timing, number: number, format: format)
    guard cue.start < cue.end else {
        throw fault(number, "ends a cue before it starts; swap or correct its times", as: .captionsBackwards)
    }
    guard cue.start >= previous else {
        throw fault(number, "starts a cue before the one above it; put the cues in order of time", as: .captionsOrder)
    }
    let textNumber = lines.number
    let text = lines.block()
    guard !text.isEmpty else {
        throw fault(textNumber, "has no text for its cue; write it below the times", as: .captionsNoText)
    }
    if let offset = text.firstIndex(where: { $0.contains("-->") }) {
        throw fault(
            textNumber + offset, "holds '-->' inside a cue; put an empty line between two cues", as: .captionsTwoCues)
    }
    // An SRT line of tags alone becomes empty, which would end the cue.
    cue.text = text.map(format.cueText).filter { !$0.isEmpty }.joined(separator: "\n")
    guard !cue.text.isEmpty else {
        throw fault(textNumber, "has only tags for its cue; write the text below the times", as: .captionsOnlyTags)
    }
    return cue
}

private func readTiming(_ line: String, number: Int, format: CaptionFormat) throws(MediaError) -> Captions.Cue {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard words.count >= 3, words[1] == "-->" else {
        throw fault(
            number, "has an arrow without a time and a blank on each side; write START --> END", as: .captionsArrow)
    }
    func time(_ text: String) throws(MediaError) -> Int {
        guard let time = format.milliseconds(text) else {
            let sample = "00:00:01\(format.separator)000"
            throw fault(
                number, "has the time '\(excerpt(text))'; write it as \(sample)", as: .captionsTime, excerpt(text),
                sample)
        }
        return time
    }
    let settings = words.dropFirst(3)
    if format == .webVTT, let wrong = settings.first(where: { !isSetting($0) }) {
        throw fault(
            number, "has the setting '\(excerpt(wrong))'; known are vertical, line, position, size, align and region",
            as: .captionsSetting, excerpt(wrong))
    }
    // Regions are left out, and what SRT has after the times is no setting.
    let kept = format == .webVTT ? settings.filter { !$0.hasPrefix("region:") } : []
    return Captions.Cue(
        start: try time(words[0]), end: try time(words[2]), text: "", settings: kept.joined(separator: " "))
}

private func isSetting(_ word: String) -> Bool {
    let parts = word.split(separator: ":", maxSplits: 1)
    return parts.count == 2
        && ["vertical", "line", "position", "size", "align", "region"].contains(String(parts[0]))
}

private func fault(
    _ line: Int, _ message: String, as reason: MediaError.Reason, _ values: String...
) -> MediaError {
    MediaError(.captions, "Line \(line) \(message).", as: reason, [String(line)] + values)
}

/// Enough of a text to find it again.
private func excerpt(_ text: String) -> String { text.count > 40 ? text.prefix(40) + "…" : text }

private func trimmed(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text.drop { $0 == " " || $0 == "\t" })
}
