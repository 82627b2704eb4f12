import Domain
import Ingest
import Scheduler
import Services

/// A tablet that keeps to the rules of the page's outbox: an event is sealed
/// once, every attempt is stamped anew, one request is under way at a time,
/// and only what a receipt accounts for is forgotten.
struct SimulatedTablet {
    /// An event as it lies in the outbox, and what the tablet cannot know.
    struct Sealed {
        let id: UUID7
        let session: ID<Session>
        let text: String
        let isBad: Bool
        /// When it truly happened.
        let happenedAt: Int64
    }

    struct Request {
        let number: Int
        let tablet: Int
        let events: Int
        var body: [UInt8]
        let clocks: TelemetryService.Clocks
    }

    enum Answer {
        case receipt(Receipt)
        /// 400: it could not be read.
        case unreadable
        /// 429, 503, or none.
        case none
    }

    let device: Device
    var clocks: SimulatedClocks
    /// No network until then.
    var offlineUntil: Int64 = 0
    private(set) var outbox: [Sealed] = []
    private var underWay: Int?
    private var failures = 0
    private var mostAtOnce = 1000

    init(device: Device, clocks: SimulatedClocks) {
        self.device = device
        self.clocks = clocks
    }

    mutating func report(
        _ step: SimulatedTraining.Step, of session: ID<Session>, at now: Int64, using generator: inout SplitMix
    ) -> Sealed {
        let reading = clocks.read(at: now)
        let id = UUID7(at: Instant(milliseconds: clocks.wall(at: now)), using: &generator)
        let text = """
            {"specversion":"1.0","id":"\(id)","source":"/devices/\(device.id)","type":"\(step.type)",\
            "subject":"\(session)","time":"\(reading.sentAt ?? "")","bootid":"\(reading.bootID ?? "")",\
            "monotonic":"\(reading.monotonic ?? "")","datacontenttype":"application/json","data":\(step.data)}
            """
        let sealed = Sealed(id: id, session: session, text: text, isBad: step.isBad, happenedAt: now)
        outbox.append(sealed)
        return sealed
    }

    /// The next attempt, if there is something to send and none under way.
    mutating func request(number: Int, tablet: Int, at now: Int64, atMost limit: Int) -> Request? {
        guard underWay == nil, !outbox.isEmpty else { return nil }
        underWay = number
        let events = outbox.prefix(min(mostAtOnce, limit))
        return Request(
            number: number, tablet: tablet, events: events.count,
            body: Array("[\(events.map(\.text).joined(separator: ","))]".utf8), clocks: clocks.read(at: now))
    }

    /// - Returns: milliseconds until the next attempt; nil when this answer
    ///   came too late to matter.
    mutating func take(_ answer: Answer, to request: Request, using generator: inout SplitMix) -> Int64? {
        guard underWay == request.number else { return nil }
        underWay = nil
        switch answer {
        case .receipt(let receipt)
        where receipt.stored + receipt.duplicate + receipt.rejected.count >= request.events:
            outbox.removeFirst(request.events)
            failures = 0
            mostAtOnce = min(1000, mostAtOnce * 2)
            return 0
        case .unreadable where request.events > 1:
            mostAtOnce = request.events / 2
            return 0
        case .receipt, .unreadable, .none:
            failures += 1
            let pause = min(300_000, 1000 << min(failures, 10))
            return Int64.random(in: Int64(pause / 2)...Int64(pause), using: &generator)
        }
    }

    /// The page is loaded again; what is on its disk stays.
    mutating func reload(at now: Int64) {
        clocks.start(at: now)
        underWay = nil
        failures = 0
        mostAtOnce = 1000
    }
}
