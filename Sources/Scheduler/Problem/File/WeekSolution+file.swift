import Domain

extension WeekSolution {
    /// The file of this solution; the same solution gives the same bytes.
    package var json: [UInt8] {
        let seconds = seconds.flatMap { JSONNumber(($0 * 1000).rounded() / 1000) }
        return FileText.file([
            ("cost", "\(cost)"), ("parts", parts.fileText), ("bound", "\(bound)"), ("seed", "\(seed)"),
            ("iterations", "\(iterations)"), ("seconds", seconds?.text ?? "null"),
            ("assignments", FileText.lines(assignments.map(\.fileText))),
            ("unassigned", FileText.lines(unassigned.map(\.fileText))),
        ])
    }

    /// Reads a solution, of this program or another.
    ///
    /// - Throws: for what cannot be read, and for a cost that is not the sum
    ///   of its parts. Whether the plan keeps the rules is
    ///   ``WeekProblem/faults(in:)``.
    package init(json: some Sequence<UInt8>) throws(SchedulerError) {
        do throws(SchedulerError) {
            try self.init(root: JSONValue(file: Array(json)))
        } catch {
            throw SchedulerError(.invalidSolution, error.message)
        }
    }

    private init(root value: JSONValue) throws(SchedulerError) {
        let root = try FileObject(
            value, at: "",
            keys: ["cost", "parts", "bound", "seed", "iterations", "seconds", "assignments", "unassigned"])
        let parts = try CostParts(file: root)
        let cost = try root.number("cost") { Int($0.text) }
        guard cost == parts.total else { throw .fault("cost", "it is \(cost), but the parts add up to \(parts.total)") }
        var assignments: [Placement] = []
        for each in try root.objects("assignments", keys: Placement.keys) {
            assignments.append(try Placement(file: each))
        }
        var unassigned: [Unassigned] = []
        for each in try root.objects("unassigned", keys: ["request", "session", "reasons"]) {
            unassigned.append(try Unassigned(file: each))
        }
        var seconds: Double?
        if root["seconds"] != .null { seconds = try root.number("seconds", \.double) }
        self.init(
            parts: parts, bound: try root.number("bound") { Int($0.text) },
            seed: try root.number("seed") { UInt64($0.text) },
            iterations: try root.number("iterations") { Int($0.text) }, seconds: seconds, assignments: assignments,
            unassigned: unassigned)
    }
}

extension FileObject {
    /// A number that may be larger than those of a problem.
    fileprivate func number<Value>(
        _ key: String, _ convert: (JSONNumber) -> Value?
    ) throws(SchedulerError) -> Value {
        guard let value = self[key].number.flatMap(convert) else {
            throw .fault(path(key), "it is \(self[key].excerpt); write a number that fits")
        }
        return value
    }
}

extension CostParts {
    fileprivate init(file root: FileObject) throws(SchedulerError) {
        let parts = try FileObject(root["parts"], at: "parts", keys: Self.keys)
        func part(_ key: String) throws(SchedulerError) -> Int {
            // So that seven of them add up without overflow.
            try parts.number(key) { number in number.integer.flatMap { (0...1 << 53).contains($0) ? $0 : nil } }
        }
        self.init()
        unassigned = try part("unassigned")
        moved = try part("moved")
        outsidePreferred = try part("outsidePreferred")
        otherStaff = try part("otherStaff")
        staffChange = try part("staffChange")
        travelMinute = try part("travelMinute")
        overloadMinute = try part("overloadMinute")
    }

    /// With their keys in a file, in its order.
    package var named: [(key: String, cost: Int)] {
        [
            ("unassigned", unassigned), ("moved", moved), ("outsidePreferred", outsidePreferred),
            ("otherStaff", otherStaff), ("staffChange", staffChange), ("travelMinute", travelMinute),
            ("overloadMinute", overloadMinute),
        ]
    }

    fileprivate var fileText: String { FileText.object(named.map { ($0.key, "\($0.cost)") }) }
}

extension WeekSolution.Unassigned {
    fileprivate var fileText: String {
        FileText.object([
            ("request", FileText.text(name.request)), ("session", "\(name.session)"),
            ("reasons", FileText.list(reasons.map(\.fileText))),
        ])
    }

    fileprivate init(file: FileObject) throws(SchedulerError) {
        var reasons: [WeekSolution.Reason] = []
        for each in try file.objects("reasons", keys: ["code", "message", "blockedBy"]) {
            var blockedBy: [SessionName] = []
            for name in try each.objects("blockedBy", keys: ["request", "session"]) {
                blockedBy.append(SessionName(request: try name.text("request"), session: try name.whole("session")))
            }
            reasons.append(
                WeekSolution.Reason(
                    code: try each.text("code"), message: try each.text("message"), blockedBy: blockedBy))
        }
        self.init(
            name: SessionName(request: try file.text("request"), session: try file.whole("session")),
            reasons: reasons)
    }
}

extension WeekSolution.Reason {
    fileprivate var fileText: String {
        FileText.object([
            ("code", FileText.text(code)), ("message", FileText.text(message)),
            ("blockedBy", FileText.list(blockedBy.map(\.fileText))),
        ])
    }
}
