extension LintRule {
    /// How sound is encoded.
    static let audio = [stereo, highEfficiency, audioRate, oneTrack, loudness]

    static let stereo = LintRule("2.3", .error, "Every variant has stereo sound in AAC.") { stream in
        var faults: [Fault] = []
        if let playlist = stream.multivariant {
            for variant in playlist.variants where !variant.codecs.contains(where: { $0.hasPrefix("mp4a.40") }) {
                faults.append(Fault(playlist.name, variant.line, "The variant names no AAC in CODECS."))
            }
            for entry in playlist.media where entry["TYPE"] == "AUDIO" {
                guard let channels = entry["CHANNELS"], channels != "2" else { continue }
                faults.append(Fault(playlist.name, entry.line, "CHANNELS is \(channels)."))
            }
        }
        return faults
            + stream.audio.flatMap { rendition in
                rendition.firstSegment { segment in
                    guard let track = segment.track, track.format != "mp4a" || track.channels != 2 else { return nil }
                    return "The sound is '\(track.format)' with \(track.channels) channels."
                }
            }
    }

    static let highEfficiency = LintRule("2.4", .error, "HE-AAC is for at most 64 kb/s.") { stream in
        stream.audio.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let type = segment.track?.audioObjectType, type == 5 || type == 29,
                    let average = rendition.bandwidth?.average, average > 64_000
                else { return nil }
                return "The sound is HE-AAC of \(average) b/s."
            }
        }
    }

    static let audioRate = LintRule("2.9", .error, "Stereo sound has at most 160 kb/s.") { stream in
        stream.audio.compactMap { rendition in
            guard let average = rendition.bandwidth?.average, average > 160_000 else { return nil }
            return rendition.fault(nil, "The sound has \(average) b/s.")
        }
    }

    static let oneTrack = LintRule("2.17", .error, "A segment of sound holds one track and nothing else.") { stream in
        stream.audio.flatMap { rendition in
            rendition.firstSegment { segment in
                guard let header = segment.header else { return nil }
                if header.tracks.count != 1 { return "The file has \(header.tracks.count) tracks." }
                return segment.fragments.contains { $0.trackCount != 1 } ? "A fragment has several tracks." : nil
            }
        }
    }

    static let loudness = LintRule("2.19", .warning, "Sound says how loud it is.") { stream in
        stream.audio.flatMap { rendition in
            rendition.firstSegment { segment in
                segment.track?.hasLoudness == false ? "The file has no ludt box." : nil
            }
        }
    }
}
