import Domain

/// An object of a JSON file that has all the keys it should and no other;
/// faults name the path, such as `requests[3].minutes`.
struct FileObject {
    /// Empty for the file as a whole.
    let path: String
    private let members: [JSONMember]

    init(_ value: JSONValue, at path: String, keys: [String]) throws(SchedulerError) {
        self.path = path
        guard case .object(let members) = value else {
            throw .fault(path, "it is \(value.excerpt); write an object with \(keys.joined(separator: ", "))")
        }
        self.members = members
        for member in members where !keys.contains(member.name) {
            throw .fault(
                Self.path(member.name.excerpt, in: path),
                "there is no such key; the keys here are \(keys.joined(separator: ", "))")
        }
        for key in keys where !members.contains(where: { $0.name == key }) {
            throw .fault(Self.path(key, in: path), "the key is missing; write null or [] to say none")
        }
    }

    func path(_ key: String) -> String { Self.path(key, in: path) }

    private static func path(_ key: String, in path: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    subscript(key: String) -> JSONValue { members.first { $0.name == key }?.value ?? .null }

    func text(_ key: String) throws(SchedulerError) -> String { try Self.text(self[key], at: path(key)) }

    func textOrNull(_ key: String) throws(SchedulerError) -> String? {
        if case .null = self[key] { return nil }
        return try text(key)
    }

    func whole(_ key: String) throws(SchedulerError) -> Int {
        let value = self[key]
        guard let whole = value.whole else { throw .noWhole(value, at: path(key)) }
        return whole
    }

    func wholeOrNull(_ key: String) throws(SchedulerError) -> Int? {
        if case .null = self[key] { return nil }
        return try whole(key)
    }

    func list(_ key: String) throws(SchedulerError) -> [JSONValue] { try Self.list(self[key], at: path(key)) }

    func texts(_ key: String) throws(SchedulerError) -> [String] {
        let values = try list(key)
        var texts: [String] = []
        texts.reserveCapacity(values.count)
        for (index, value) in values.enumerated() { texts.append(try Self.text(value, at: "\(path(key))[\(index)]")) }
        return texts
    }

    func objects(_ key: String, keys: [String]) throws(SchedulerError) -> [FileObject] {
        let values = try list(key)
        var objects: [FileObject] = []
        objects.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            objects.append(try FileObject(value, at: "\(path(key))[\(index)]", keys: keys))
        }
        return objects
    }

    /// Each `[from, to]` with 0 ≤ from < to.
    func intervals(_ key: String) throws(SchedulerError) -> [Range<Int>] {
        let values = try list(key)
        var intervals: [Range<Int>] = []
        intervals.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            guard case .array(let ends) = value, ends.count == 2, let from = ends[0].whole, let to = ends[1].whole
            else {
                throw .fault(
                    "\(path(key))[\(index)]", "\(value.excerpt) is no interval; write [from, to] in whole minutes")
            }
            guard from >= 0, from < to else {
                throw .fault(
                    "\(path(key))[\(index)]",
                    "[\(from), \(to)] is no interval; from must be 0 or more, and to be after it")
            }
            intervals.append(from..<to)
        }
        return intervals
    }

    static func list(_ value: JSONValue, at path: String) throws(SchedulerError) -> [JSONValue] {
        guard case .array(let values) = value else { throw .fault(path, "it is \(value.excerpt); write a list") }
        return values
    }

    /// Rows of whole numbers, each with as many as `columns` says.
    static func rows(
        _ value: JSONValue, at path: String, columns: (_ rows: Int) -> Int
    ) throws(SchedulerError) -> [[Int]] {
        let rows = try list(value, at: path)
        let width = columns(rows.count)
        var table: [[Int]] = []
        table.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            let values = try list(row, at: "\(path)[\(index)]")
            guard values.count == width else {
                throw .fault("\(path)[\(index)]", "it has \(values.count) numbers; it must have \(width)")
            }
            var numbers: [Int] = []
            numbers.reserveCapacity(width)
            for (column, value) in values.enumerated() {
                guard let whole = value.whole else { throw .noWhole(value, at: "\(path)[\(index)][\(column)]") }
                numbers.append(whole)
            }
            table.append(numbers)
        }
        return table
    }

    private static func text(_ value: JSONValue, at path: String) throws(SchedulerError) -> String {
        guard case .string(let text) = value else { throw .fault(path, "it is \(value.excerpt); write a text") }
        return text
    }
}

extension JSONValue {
    /// Beyond this, sums and squares might not fit.
    static let largest = 1_000_000_000

    /// Nil unless this is a whole number, and no larger than
    /// ``largest`` either way.
    var whole: Int? {
        guard case .number(let number) = self, let whole = number.integer,
            (-Self.largest...Self.largest).contains(whole)
        else {
            return nil
        }
        return whole
    }
}

extension SchedulerError {
    /// - Parameter path: where in the file; empty for the whole of it.
    static func fault(_ path: String, _ reason: String) -> SchedulerError {
        SchedulerError(.invalidProblem, path.isEmpty ? "\(reason)." : "\(path): \(reason).")
    }

    fileprivate static func noWhole(_ value: JSONValue, at path: String) -> SchedulerError {
        .fault(path, "it is \(value.excerpt); write a whole number within ±\(JSONValue.largest)")
    }
}
