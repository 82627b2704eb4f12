package import Domain

/// Reads the body of a request into one verdict an event.
package struct BatchReader: Sendable {
    package var limits: IngestLimits

    package init(limits: IngestLimits = IngestLimits()) { self.limits = limits }

    /// The verdicts on the events of `body`, in their order.
    ///
    /// Throws only when it cannot be told where one event ends and the next
    /// begins, or when there is too much: a body that was cut off is refused
    /// as a whole, so that the tablet sends all of it again.
    ///
    /// - Parameter boot: the start of the clock that the attempt names, which
    ///   is most often that of its events.
    package func read(
        _ body: [UInt8], as format: BodyFormat, from device: ID<Device>, boot: String? = nil
    ) throws(IngestError) -> [Verdict] {
        guard body.count <= limits.bodyBytes else {
            throw IngestError(
                .bodyTooLarge, "The body has \(body.count) bytes; send at most \(limits.bodyBytes) in one request.")
        }
        let reader = EventReader(device: device, limits: limits, usualBoot: boot)
        if format == .batch, let verdicts = readAtOnce(body, reader) { return verdicts }
        let ranges = try ranges(body, format)
        return ranges.enumerated().map { index, range in reader.read(body, in: range, index: index) }
    }

    /// Nearly always all is JSON. Nil if not: then the elements are told apart
    /// first, and read one by one.
    private func readAtOnce(_ body: [UInt8], _ reader: EventReader) -> [Verdict]? {
        var tape = JSONTape(event: body, depth: reader.depth)
        var verdicts: [Verdict] = []
        let isWhole = tape.readElements(limit: limits.events) { event, range in
            verdicts.append(reader.read(event, in: range, index: verdicts.count))
        }
        return isWhole ? verdicts : nil
    }

    private func ranges(_ body: [UInt8], _ format: BodyFormat) throws(IngestError) -> [Range<Int>] {
        switch format {
        case .single:
            guard JSONSplitter.isWholeObject(body) else {
                throw IngestError(
                    .malformedBody, "The body of \(body.count) bytes is no whole JSON object; send one event, complete."
                )
            }
            return [0..<body.count]
        case .batch:
            guard let ranges = JSONSplitter.elements(of: body, limit: limits.events) else {
                throw IngestError(
                    .malformedBody,
                    "The body of \(body.count) bytes is no whole JSON array; send an array of events, complete.")
            }
            guard ranges.count <= limits.events else {
                throw IngestError(
                    .tooManyEvents, "The body has more than \(limits.events) events; send them in several requests.")
            }
            return ranges
        }
    }
}
