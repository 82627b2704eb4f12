import Dispatch

/// The chains of a planner, when they meet, and the bound.
final class Team {
    private let week: Week
    private let layout: Layout
    private let annealing: Annealing
    private let budget: PlanOptions.Budget
    private let threads: Int
    private let members: [Member]
    private let elapsed: @Sendable () -> Double
    private let isStopped: @Sendable () -> Bool
    private let prover: Prover?
    private(set) var bound = 0
    private var meetings = 0
    private var random: SplitMix
    /// Whether the chains share the staff out between them.
    private let shares: Bool

    /// The budget's parts between two meetings.
    private static let parts = 60
    /// The part of the time in which one thread raises the bound.
    private static let proving = 0.35

    /// With fewer staff, two whole plans find as much.
    private static let fewestShared = 100

    /// Work that one thread at a time does.
    private final class Member: @unchecked Sendable {
        var chain: Chain
        var bound: LowerBound?
        var iterations = 0

        init(_ chain: consuming Chain) { self.chain = chain }
    }

    /// - Parameter elapsed: seconds since planning began.
    init(
        _ week: Week, options: PlanOptions, elapsed: @escaping @Sendable () -> Double,
        isStopped: @escaping @Sendable () -> Bool
    ) {
        self.week = week
        self.elapsed = elapsed
        self.isStopped = isStopped
        budget = options.budget
        threads = max(1, options.threads)
        random = SplitMix(seed: options.seed)
        shares = week.staff.count >= Self.fewestShared
        let layout = Layout(week)
        annealing = Annealing(week, layout.mix)
        self.layout = layout
        // With a number of iterations the threads must not matter.
        var count = 2
        if case .seconds = budget { count = min(2, threads) }
        members = (0..<count).map { Member(Chain(layout, seed: options.seed &* 0x9E37_79B9 &+ UInt64($0))) }
        members[0].chain.construct()
        for member in members.dropFirst() { member.chain.adopt(members[0].chain) }
        guard case .seconds(let seconds) = budget, !isStopped() else {
            prover = nil
            if case .iterations = budget { members[1].bound = LowerBound(week.problem) }
            return
        }
        let prover = Prover(upper: members[0].chain.best.cost)
        self.prover = prover
        let until = seconds * Self.proving
        prover.start(week.problem) { elapsed() > until }
    }

    var cost: Int { members.map { $0.chain.best.cost }.min() ?? 0 }
    var iterations: Int { members.reduce(0) { $0 + $1.iterations } }

    /// Whether the budget is used up or the best plan can't be beaten.
    var isDone: Bool {
        if cost <= bound || week.tasks.count == week.fixed.count || isStopped() { return true }
        switch budget {
        case .seconds(let seconds): return elapsed() >= seconds
        case .iterations(let iterations): return self.iterations >= iterations
        }
    }

    /// Lets every chain do its part, then has them meet.
    func work() {
        let cost = cost
        prover?.know(upper: cost)
        let isShared = shares && members.count > 1 && !isProving
        let halves = isShared ? divide() : nil
        let start = members[0].chain.cost
        switch budget {
        case .seconds(let seconds): work(seconds: seconds)
        case .iterations(let iterations): work(iterations: iterations, upper: cost)
        }
        if let halves {
            members[0].chain.join(members[1].chain, of: halves, half: 1, from: start)
        } else {
            meet()
        }
        bound = max(bound, prover?.value ?? 0, members.compactMap { $0.bound?.value }.max() ?? 0)
    }

    private func work(seconds: Double) {
        let (members, annealing, elapsed, isStopped) = (members, annealing, elapsed, isStopped)
        let until = min(seconds, elapsed() + max(0.05, min(0.5, seconds / Double(Self.parts))))
        each(isProving ? 1 : members.count) { index in
            let member = members[index]
            var now = elapsed()
            while now < until, !isStopped() {
                let temperature = annealing.temperature(now / seconds)
                for _ in 0..<32 { member.chain.step(temperature: temperature) }
                member.iterations += 32
                now = elapsed()
            }
        }
    }

    /// While a thread raises the bound, there is one less for the search.
    private var isProving: Bool { prover?.isDone == false }

    private func work(iterations: Int, upper: Int) {
        let (members, annealing, isStopped) = (members, annealing, isStopped)
        let all = (iterations + members.count - 1) / members.count
        let part = max(1, all / Self.parts)
        each(members.count) { index in
            let member = members[index]
            member.bound?.improve(steps: 1, upper: upper, isStopped: isStopped)
            let end = min(all, member.iterations + part)
            while member.iterations < end, !isStopped() {
                let temperature = annealing.temperature(Double(member.iterations) / Double(all))
                let count = min(32, end - member.iterations)
                for _ in 0..<count { member.chain.step(temperature: temperature) }
                member.iterations += count
            }
        }
    }

    private func each(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        if threads == 1 || count == 1 {
            for index in 0..<count { body(index) }
        } else {
            DispatchQueue.concurrentPerform(iterations: count, execute: body)
        }
    }

    /// Gives each chain a half of the first one's plan.
    private func divide() -> Halves {
        members[1].chain.adopt(members[0].chain)
        let halves = Halves(members[0].chain, &random)
        members[0].chain.shareOut(halves, with: members[1].chain)
        for index in members.indices { members[index].chain.takeHalf(Int8(index), of: halves) }
        return halves
    }

    /// Now and then the one that is behind goes on from the other's plan.
    private func meet() {
        meetings += 1
        guard members.count > 1, meetings.isMultiple(of: 4) || isProving else { return }
        let order = members.indices.sorted { members[$0].chain.cost < members[$1].chain.cost }
        guard let first = order.first, let last = order.last else { return }
        if members[last].chain.cost > members[first].chain.cost {
            members[last].chain.adopt(members[first].chain)
        }
    }

    /// The best plan of all; ends the work on the bound.
    func finish() -> Roster {
        if let prover {
            prover.stop()
            bound = max(bound, prover.value)
        }
        let rosters = members.map { $0.chain.bestRoster() }
        return rosters.min { $0.cost < $1.cost } ?? Roster(week)
    }
}
