import ArgumentParser
import Domain
import Foundation
import Scheduler

/// Answers JSON lines, one each, in order; a bad line does not end it.
struct RecurrenceBatch {
    private struct Question: Decodable {
        var start: String
        var zone: String
        var rule: String
        var from: String?
        var to: String?
    }

    /// An answer with more instants would hardly be meant.
    private static let most = 1_000_000

    private let decoder = JSONDecoder()
    private let encoder = JSONEncoder()
    private var zones: [String: Zone] = [:]
    private var output: [UInt8] = []

    /// - Parameter path: a file, or `-` for standard input.
    static func answer(_ path: String) throws {
        guard let input = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else {
            throw complain("There is no file '\(path)' that can be read.", code: 66)
        }
        var batch = RecurrenceBatch()
        batch.encoder.outputFormatting = .withoutEscapingSlashes
        var rest = Data()
        while let chunk = try input.read(upToCount: 1 << 16), !chunk.isEmpty {
            rest += chunk
            var lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            rest = Data(lines.removeLast())
            for line in lines { batch.answer(line) }
            batch.flush()
        }
        if !rest.isEmpty { batch.answer(rest) }
        batch.flush()
    }

    private mutating func flush() {
        FileHandle.standardOutput.write(Data(output))
        output.removeAll(keepingCapacity: true)
    }

    private mutating func answer(_ line: Data) {
        let begin = output.count
        do throws(SchedulerError) {
            try append(try question(line))
        } catch {
            output.removeSubrange(begin...)
            let text = (try? encoder.encode(["error": error.message])) ?? Data(#"{"error": ""}"#.utf8)
            output += text
        }
        output.append(UInt8(ascii: "\n"))
    }

    private func question(_ line: Data) throws(SchedulerError) -> Question {
        do {
            return try decoder.decode(Question.self, from: line)
        } catch DecodingError.keyNotFound(let key, _) {
            throw SchedulerError(.invalidRule, "\(key.stringValue): is missing.")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            guard let key = context.codingPath.last else {
                throw SchedulerError(.invalidRule, "The line is no JSON object; write {\"start\": …, \"rule\": …}.")
            }
            throw SchedulerError(.invalidRule, "\(key.stringValue): is no text; write it in quotes.")
        } catch {
            throw SchedulerError(.invalidRule, "The line is no JSON; write {\"start\": …, \"zone\": …, \"rule\": …}.")
        }
    }

    private mutating func append(_ question: Question) throws(SchedulerError) {
        let query = try RecurrenceQuery(
            start: question.start, zone: question.zone, rule: question.rule, from: question.from, to: question.to,
            zones: { zone($0) })
        output += #"{"instants": ["#.utf8
        var count = 0
        for occurrence in query.occurrences {
            if count > 0 { output += ", ".utf8 }
            count += 1
            guard count <= Self.most else {
                throw SchedulerError(.invalidRule, "to: there are more than \(Self.most) instants; ask for fewer.")
            }
            output.append(UInt8(ascii: "\""))
            occurrence.instant.append(to: &output, in: query.recurrence.zone)
            output.append(UInt8(ascii: "\""))
        }
        output += "]}".utf8
    }

    private mutating func zone(_ name: String) -> Zone? {
        if let zone = zones[name] { return zone }
        let zone = Zone(name)
        zones[name] = zone
        return zone
    }
}
