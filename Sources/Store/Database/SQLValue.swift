import Domain

/// A value as the databases hold it.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// A type with one way into and out of a database's column.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
    /// Nil when the value is of another kind or outside the type's range.
    init?(sqlValue: SQLValue)
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = Int(number)
    }
}

extension Double: SQLConvertible {
    package var sqlValue: SQLValue { .real(self) }

    package init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .real(let number): self = number
        case .integer(let number): self = Double(number)
        default: return nil
        }
    }
}

/// A column of 0 and 1.
extension Bool: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue, number == 0 || number == 1 else { return nil }
        self = number == 1
    }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension [UInt8]: SQLConvertible {
    package var sqlValue: SQLValue { .bytes(self) }

    package init?(sqlValue: SQLValue) {
        guard case .bytes(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }

    package init?(sqlValue: SQLValue) {
        if case .null = sqlValue {
            self = .none
            return
        }
        guard let value = Wrapped(sqlValue: sqlValue) else { return nil }
        self = .some(value)
    }
}

/// Milliseconds since 1970.
extension Instant: SQLConvertible {
    package var sqlValue: SQLValue { .integer(milliseconds) }

    package init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(milliseconds: number)
    }
}

/// A type whose column holds its text.
package protocol SQLTextConvertible: SQLConvertible, LosslessStringConvertible {}

extension SQLTextConvertible {
    package var sqlValue: SQLValue { .text(description) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(text)
    }
}

extension ID: SQLTextConvertible {}
extension CivilDate: SQLTextConvertible {}
extension MinuteOfDay: SQLTextConvertible {}

/// An enumeration whose column holds its raw text.
package protocol SQLRawConvertible: SQLConvertible, RawRepresentable where RawValue == String {}

extension SQLRawConvertible {
    package var sqlValue: SQLValue { .text(rawValue) }

    package init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self.init(rawValue: text)
    }
}

extension Absence.Reason: SQLRawConvertible {}
extension CalendarLink.Naming: SQLRawConvertible {}
extension TrainingFlag.Kind: SQLRawConvertible {}
extension HandResult.Completion: SQLRawConvertible {}
extension Job.Kind: SQLRawConvertible {}
extension Job.State: SQLRawConvertible {}
extension Language: SQLRawConvertible {}
extension Plan.Mode: SQLRawConvertible {}
extension PlanningChange.Kind: SQLRawConvertible {}
extension PlanPause.Reason: SQLRawConvertible {}
extension Session.CancelReason: SQLRawConvertible {}
extension Session.Kind: SQLRawConvertible {}
extension SessionOutcome: SQLRawConvertible {}
extension SessionResult.Completion: SQLRawConvertible {}
extension Side: SQLRawConvertible {}
extension UnitPlanning.Country: SQLRawConvertible {}
extension Video.State: SQLRawConvertible {}
extension WeekDraft.Origin: SQLRawConvertible {}
extension WeekDraft.State: SQLRawConvertible {}
