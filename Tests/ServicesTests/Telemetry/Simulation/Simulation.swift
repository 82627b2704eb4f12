import Domain
import Ingest
import Scheduler
import Services

/// Tablets and a server through six weeks of trouble, all of it chosen by a
/// seed. Times are milliseconds since 1970.
///
/// Clocks jump by years, tablets sleep, are off for a month and load their
/// page again; requests are lost, cut, delayed up to `longestWay`, doubled
/// and overtaken; answers are lost; the server ends between transactions and
/// inside them. Then the network is well and everything must come in.
struct Simulation {
    enum Action {
        case report(SimulatedTraining.Step, session: Int, tablet: Int)
        case disturb(tablet: Int)
        case restart
        case wake(tablet: Int)
        case arrive(SimulatedTablet.Request, isAnswered: Bool)
        case answer(SimulatedTablet.Answer, SimulatedTablet.Request)
    }

    static let second: Int64 = 1000
    static let day: Int64 = 86_400_000
    /// A request is on its way at most so long.
    static let longestWay: Int64 = 40 * second
    static let weeks = 42 * day
    /// A request without an answer is given up after so long.
    static let patience: Int64 = 30 * second

    let house: SimulatedHouse
    let begin: Int64
    var generator: SplitMix
    let server: SimulatedServer
    let time: SimulatedTime
    var tablets: [SimulatedTablet] = []
    var trainings: [SimulatedTraining] = []
    var sealed: [(event: SimulatedTablet.Sealed, device: ID<Device>)] = []
    private var agenda = Agenda<Action>()
    private var requests = 0
    /// What the network and the server do with a request, in a hundred.
    private let trouble: Int
    private var willLie: Bool

    /// - Parameter liesOnce: whether the server once acknowledges what it does
    ///   not keep; a simulation that can fail finds that out.
    init(seed: Int, house: SimulatedHouse, at begin: Int64, generator: SplitMix, liesOnce: Bool = false) {
        self.house = house
        self.begin = begin
        self.generator = generator
        willLie = liesOnce
        time = SimulatedTime(begin)
        server = SimulatedServer(house.database, at: time)
        trouble = [0, 10, 25, 40][seed % 4]
    }

    mutating func run() async throws {
        furnish()
        var actions = 0
        while let (now, action) = agenda.next() {
            actions += 1
            guard actions < 20_000 else { throw Endless() }
            time.set(now)
            try await perform(action, at: now)
        }
        try await server.stop()
    }

    struct Endless: Error {}

    private mutating func furnish() {
        for device in house.devices {
            let clocks = SimulatedClocks(
                at: begin, drift: Double.random(in: -1e-4...1e-4, using: &generator),
                wallIsAhead: generator.happens(50) ? 0 : jump(), generator: SplitMix(seed: generator.next()))
            tablets.append(SimulatedTablet(device: device, clocks: clocks))
        }
        for session in house.sessions.indices {
            let training = SimulatedTraining(house.exercise, using: &generator)
            let start = moment()
            let tablet = Int.random(in: tablets.indices, using: &generator)
            for step in training.steps {
                // Another tablet may be at hand for the questions.
                let isElsewhere = step.type == "trin.feedback.given" && generator.happens(10)
                agenda.plan(
                    .report(step, session: session, tablet: isElsewhere ? tablets.count - 1 : tablet),
                    at: start + Int64(step.after * 1000))
            }
            // Most trouble comes while there is something to lose.
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                agenda.plan(
                    .disturb(tablet: tablet), at: start + Int64.random(in: 0...900 * Self.second, using: &generator))
            }
            trainings.append(training)
        }
        for tablet in tablets.indices {
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                agenda.plan(.disturb(tablet: tablet), at: moment())
            }
            agenda.plan(.wake(tablet: tablet), at: begin + Self.weeks)
        }
        for _ in 0..<Int.random(in: 0...2, using: &generator) { agenda.plan(.restart, at: moment()) }
    }

    private mutating func perform(_ action: Action, at now: Int64) async throws {
        switch action {
        case .report(let step, let session, let tablet):
            let event = tablets[tablet].report(step, of: house.sessions[session], at: now, using: &generator)
            sealed.append((event, tablets[tablet].device.id))
            agenda.plan(.wake(tablet: tablet), at: now + 1500)
        case .disturb(let tablet): disturb(tablet, at: now)
        case .restart: try await server.restart()
        case .wake(let tablet): send(tablet, at: now)
        case .arrive(let request, let isAnswered):
            let answer = try await server.receive(request, from: tablets[request.tablet].device, fault: fault(at: now))
            if isAnswered { agenda.plan(.answer(answer, request), at: now + 50) }
        case .answer(let answer, let request):
            if let pause = tablets[request.tablet].take(answer, to: request, using: &generator) {
                agenda.plan(.wake(tablet: request.tablet), at: now + pause)
            }
        }
    }

    // What goes wrong

    private func isCalm(_ now: Int64) -> Bool { now >= begin + Self.weeks }

    private mutating func moment() -> Int64 { begin + Int64.random(in: 0..<Self.weeks - Self.day, using: &generator) }

    private mutating func jump() -> Int64 {
        let reaches: [Int64] = [60 * Self.second, 3 * 3600 * Self.second, 40 * Self.day, 30 * 365 * Self.day]
        let farthest = reaches[Int.random(in: reaches.indices, using: &generator)]
        return Int64.random(in: -farthest...farthest, using: &generator)
    }

    private mutating func disturb(_ tablet: Int, at now: Int64) {
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: tablets[tablet].clocks.jumpWall(by: jump())
        case 1: tablets[tablet].clocks.setWall(ahead: 0)
        case 2: tablets[tablet].clocks.standStill(for: Int64.random(in: 0...12 * 3600 * Self.second, using: &generator))
        case 3: tablets[tablet].clocks.standStill(for: -Int64.random(in: 0...3600 * Self.second, using: &generator))
        case 4: tablets[tablet].reload(at: now)
        default:
            let longest = generator.happens(30) ? 30 * Self.day : 3600 * Self.second
            tablets[tablet].offlineUntil = min(
                now + Int64.random(in: 0...longest, using: &generator), begin + Self.weeks)
            agenda.plan(.wake(tablet: tablet), at: tablets[tablet].offlineUntil)
        }
    }

    private mutating func fault(at now: Int64) -> FaultyDatabase.Fault? {
        if willLie, sealed.count > 5 {
            willLie = false
            return .lie
        }
        guard !isCalm(now), generator.happens(trouble / 2) else { return nil }
        return switch Int.random(in: 0..<3, using: &generator) {
        case 0: .before
        case 1: .after
        default: .inside(statement: Int.random(in: 0...30, using: &generator))
        }
    }

    private mutating func send(_ tablet: Int, at now: Int64) {
        guard now >= tablets[tablet].offlineUntil else { return }
        let limit = generator.happens(trouble) ? Int.random(in: 1...4, using: &generator) : 1000
        guard var request = tablets[tablet].request(number: requests, tablet: tablet, at: now, atMost: limit)
        else { return }
        requests += 1
        agenda.plan(.answer(.none, request), at: now + Self.patience)
        func isTroubled(_ share: Int) -> Bool { !isCalm(now) && generator.happens(trouble * share / 100) }
        if isTroubled(30) { return }
        let isAnswered = !isTroubled(60)
        if isTroubled(20) { request.body.removeLast(Int.random(in: 1...request.body.count, using: &generator)) }
        agenda.plan(.arrive(request, isAnswered: isAnswered), at: now + way(isSlow: isTroubled(60)))
        if isTroubled(60) { agenda.plan(.arrive(request, isAnswered: false), at: now + way(isSlow: true)) }
    }

    private mutating func way(isSlow: Bool) -> Int64 {
        Int64.random(in: 20...(isSlow ? Self.longestWay : 300), using: &generator)
    }
}
