import Dispatch

/// The chains of a planner, and when they meet.
final class Team {
    private let week: Week
    private let layout: Layout
    private let annealing: Annealing
    private let budget: PlanOptions.Budget
    private let threads: Int
    private let members: [Member]
    private(set) var bound = 0
    private var meetings = 0

    /// The budget's parts between two meetings.
    private static let parts = 60

    /// A chain that one thread at a time works on.
    private final class Member: @unchecked Sendable {
        var chain: Chain
        var iterations = 0

        init(_ chain: consuming Chain) { self.chain = chain }
    }

    init(_ week: Week, seed: UInt64, threads: Int, budget: PlanOptions.Budget) {
        self.week = week
        self.budget = budget
        self.threads = max(1, threads)
        annealing = Annealing(week)
        let layout = Layout(week)
        self.layout = layout
        // With a number of iterations the threads must not matter.
        var count = 2
        if case .seconds = budget { count = min(2, self.threads) }
        members = (0..<count).map { Member(Chain(layout, seed: seed &* 0x9E37_79B9 &+ UInt64($0))) }
        members[0].chain.construct()
        for member in members.dropFirst() { member.chain.adopt(members[0].chain) }
    }

    var cost: Int { members.map { $0.chain.best.cost }.min() ?? 0 }
    var iterations: Int { members.reduce(0) { $0 + $1.iterations } }

    /// Whether the budget is used up or the best plan can't be beaten.
    func isDone(_ elapsed: Double) -> Bool {
        if cost <= bound || week.tasks.count == week.fixed.count { return true }
        switch budget {
        case .seconds(let seconds): return elapsed >= seconds
        case .iterations(let iterations): return self.iterations >= iterations
        }
    }

    /// Lets every chain do its part, then has them meet.
    func work(elapsed: @escaping @Sendable () -> Double, isStopped: @escaping @Sendable () -> Bool) {
        let (members, annealing) = (members, annealing)
        switch budget {
        case .seconds(let seconds):
            let until = min(seconds, elapsed() + max(0.05, min(0.5, seconds / Double(Self.parts))))
            each { index in
                let member = members[index]
                var now = elapsed()
                while now < until, !isStopped() {
                    let temperature = annealing.temperature(now / seconds)
                    for _ in 0..<64 { member.chain.step(temperature: temperature) }
                    member.iterations += 64
                    now = elapsed()
                }
            }
        case .iterations(let iterations):
            let all = (iterations + members.count - 1) / members.count
            let part = max(1, all / Self.parts)
            each { index in
                let member = members[index]
                let end = min(all, member.iterations + part)
                while member.iterations < end, !isStopped() {
                    let temperature = annealing.temperature(Double(member.iterations) / Double(all))
                    let count = min(64, end - member.iterations)
                    for _ in 0..<count { member.chain.step(temperature: temperature) }
                    member.iterations += count
                }
            }
        }
        meet()
    }

    private func each(_ body: @escaping @Sendable (Int) -> Void) {
        if threads == 1 || members.count == 1 {
            for index in members.indices { body(index) }
        } else {
            DispatchQueue.concurrentPerform(iterations: members.count, execute: body)
        }
    }

    /// Now and then the one that is behind goes on from the other's plan.
    private func meet() {
        meetings += 1
        guard members.count > 1, meetings.isMultiple(of: 4) else { return }
        let order = members.indices.sorted { members[$0].chain.cost < members[$1].chain.cost }
        guard let first = order.first, let last = order.last else { return }
        if members[last].chain.cost > members[first].chain.cost {
            members[last].chain.adopt(members[first].chain)
        }
    }

    func roster() -> Roster {
        let rosters = members.map { $0.chain.bestRoster() }
        return rosters.min { $0.cost < $1.cost } ?? Roster(week)
    }
}
