import Domain

extension WeekProblem {
    static let format = "trin-week-1"

    /// Reads a problem and holds it against every rule of the format.
    ///
    /// - Throws: a message that begins with the path of the fault, such as
    ///   `requests[3].possible[0]: …`.
    package init(json: some Sequence<UInt8>) throws(SchedulerError) {
        let root = try FileObject(
            JSONValue(file: Array(json)), at: "",
            keys: [
                "format", "week", "zone", "days", "grain", "staff", "devices", "rooms", "requests", "travel", "fixed",
                "previous", "weights",
            ])
        guard try root.text("format") == Self.format else {
            throw .fault("format", "it is \(root["format"].excerpt); this program reads \"\(Self.format)\"")
        }
        self.init(
            week: try root.text("week"), zone: try root.text("zone"), days: try root.whole("days"),
            grain: try root.whole("grain"), staff: try Self.staff(root), devices: try Self.devices(root),
            rooms: try Self.rooms(root), requests: try Self.requests(root), travel: try Travel(file: root),
            fixed: try Self.placements(root, "fixed"), previous: try Self.placements(root, "previous"),
            weights: try Weights(file: root))
        try validate()
    }

    private static func staff(_ root: FileObject) throws(SchedulerError) -> [Staff] {
        var list: [Staff] = []
        for each in try root.objects("staff", keys: ["id", "skills", "shifts", "maxMinutes", "site"]) {
            list.append(
                Staff(
                    id: try each.text("id"), skills: try each.texts("skills"), shifts: try each.intervals("shifts"),
                    maxMinutes: try each.wholeOrNull("maxMinutes"), site: try each.wholeOrNull("site")))
        }
        return list
    }

    private static func devices(_ root: FileObject) throws(SchedulerError) -> [Device] {
        var list: [Device] = []
        for each in try root.objects("devices", keys: ["id", "kind", "available"]) {
            list.append(
                Device(
                    id: try each.text("id"), kind: try each.text("kind"), available: try each.intervals("available")))
        }
        return list
    }

    private static func rooms(_ root: FileObject) throws(SchedulerError) -> [Room] {
        var list: [Room] = []
        for each in try root.objects("rooms", keys: ["id", "capacity", "available", "site"]) {
            list.append(
                Room(
                    id: try each.text("id"), capacity: try each.whole("capacity"),
                    available: try each.intervals("available"), site: try each.wholeOrNull("site")))
        }
        return list
    }

    private static func requests(_ root: FileObject) throws(SchedulerError) -> [Request] {
        let keys = [
            "id", "citizen", "mode", "sessions", "minutes", "restDays", "possible", "preferred", "skill",
            "preferredStaff", "excludedStaff", "deviceKind", "rooms", "group", "site",
        ]
        var list: [Request] = []
        for each in try root.objects("requests", keys: keys) {
            guard let mode = Mode(rawValue: try each.text("mode")) else {
                throw .fault(
                    each.path("mode"),
                    "it is \(each["mode"].excerpt); write \(Mode.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            list.append(
                Request(
                    id: try each.text("id"), citizen: try each.text("citizen"), mode: mode,
                    sessions: try each.whole("sessions"), minutes: try each.whole("minutes"),
                    restDays: try each.whole("restDays"), possible: try each.intervals("possible"),
                    preferred: try each.intervals("preferred"), skill: try each.textOrNull("skill"),
                    preferredStaff: try each.texts("preferredStaff"), excludedStaff: try each.texts("excludedStaff"),
                    deviceKind: try each.textOrNull("deviceKind"), rooms: try each.texts("rooms"),
                    group: try each.textOrNull("group"), site: try each.wholeOrNull("site")))
        }
        return list
    }

    private static func placements(_ root: FileObject, _ key: String) throws(SchedulerError) -> [Placement] {
        var list: [Placement] = []
        for each in try root.objects(key, keys: Placement.keys) { list.append(try Placement(file: each)) }
        return list
    }
}

extension Placement {
    static let keys = ["request", "session", "start", "staff", "device", "room"]

    init(file: FileObject) throws(SchedulerError) {
        self.init(
            SessionName(request: try file.text("request"), session: try file.whole("session")),
            start: try file.whole("start"), staff: try file.textOrNull("staff"),
            device: try file.textOrNull("device"), room: try file.textOrNull("room"))
    }
}

extension Weights {
    fileprivate init(file root: FileObject) throws(SchedulerError) {
        let weights = try FileObject(root["weights"], at: "weights", keys: CostParts.keys)
        self.init(
            unassigned: try weights.whole("unassigned"), moved: try weights.whole("moved"),
            outsidePreferred: try weights.whole("outsidePreferred"), otherStaff: try weights.whole("otherStaff"),
            staffChange: try weights.whole("staffChange"), travelMinute: try weights.whole("travelMinute"),
            overloadMinute: try weights.whole("overloadMinute"))
    }
}

extension CostParts {
    static let keys = [
        "unassigned", "moved", "outsidePreferred", "otherStaff", "staffChange", "travelMinute", "overloadMinute",
    ]
}

extension Travel {
    fileprivate init(file root: FileObject) throws(SchedulerError) {
        if case .array(let rows) = root["travel"] {
            self = rows.isEmpty ? .none : .matrix(try FileObject.rows(root["travel"], at: "travel") { $0 })
            return
        }
        let places = try FileObject(root["travel"], at: "travel", keys: ["places", "metresPerMinute", "perStop"])
        self = .places(
            try FileObject.rows(places["places"], at: "travel.places") { _ in 2 }.map { Place(x: $0[0], y: $0[1]) },
            metresPerMinute: try places.whole("metresPerMinute"), perStop: try places.whole("perStop"))
    }
}

extension JSONValue {
    /// Reads a whole file, and names line and column of a fault.
    init(file bytes: [UInt8]) throws(SchedulerError) {
        do throws(JSONFault) {
            self = try JSONReader.read(bytes, in: 0..<bytes.count, depth: 8)
        } catch {
            let before = bytes.prefix(error.position)
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
            throw .fault("line \(line), column \(column)", error.reason)
        }
    }
}
