import Domain
import Foundation

extension Links {
    static func session(_ id: ID<Session>, back: String? = nil) -> String {
        "/sessions/\(id)" + (back.map { "?back=" + $0.queryEscaped } ?? "")
    }
    static func askSession(_ id: ID<Session>) -> String { "/sessions/\(id)/ask" }
    static func swapSession(_ id: ID<Session>) -> String { "/sessions/\(id)/swap" }
    static func draft(_ id: ID<WeekDraft>) -> String { "/drafts/\(id)" }
    static func publishDraft(_ id: ID<WeekDraft>) -> String { "/drafts/\(id)/publish" }
    static func discardDraft(_ id: ID<WeekDraft>) -> String { "/drafts/\(id)/discard" }
    static func stopPlanning(_ id: ID<PlanningJob>) -> String { "/week/plan/\(id)/stop" }
    static func trainer(_ id: ID<StaffMember>) -> String { "/resources/staff/\(id)" }
    static func trainerDays(_ id: ID<StaffMember>) -> String { trainer(id) + "/days" }
    static func removeTrainerDay(_ id: ID<StaffMember>, _ date: CivilDate) -> String {
        trainerDays(id) + "/\(date)/remove"
    }
    static func trainerAddress(_ id: ID<StaffMember>) -> String { trainer(id) + "/address" }
    static func citizenAddress(_ id: ID<Citizen>) -> String { citizen(id) + "/address" }
    static func removeRoom(_ id: ID<Room>) -> String { "/resources/rooms/\(id)/remove" }
    static func removePoolDevice(_ id: ID<PoolDevice>) -> String { "/resources/devices/\(id)/remove" }
    static func removeClosingDay(_ date: String, _ unit: ID<Domain.Unit>) -> String {
        "/resources/closing-days/\(date)/remove?unit=\(unit)"
    }
    static func resources(_ unit: ID<Domain.Unit>) -> String { resources.path + "?unit=\(unit)" }
    static func absence(_ unit: ID<Domain.Unit>, date: CivilDate, who: String = "") -> String {
        absence.path + "?unit=\(unit)&from=\(date)" + (who.isEmpty ? "" : "&who=\(who)")
    }
    static func endAbsence(_ id: ID<Absence>) -> String { "/absences/\(id)/end" }
    static func plan(_ id: ID<Plan>) -> String { "/plans/\(id)" }
    static func wishes(_ id: ID<Plan>) -> String { "/plans/\(id)/wishes" }
    static func pausePlan(_ id: ID<Plan>) -> String { "/plans/\(id)/pause" }
    static func resumePlan(_ id: ID<Plan>) -> String { "/plans/\(id)/resume" }

    static func sheets(_ view: WeekView, by side: SheetsPage.Side) -> String {
        "/week/print?date=\(view.date)&by=\(side.rawValue)" + (view.unit.map { "&unit=\($0)" } ?? "")
    }

    static func apiMove(_ id: ID<Session>) -> String { "/api/v1/sessions/\(id)/move" }
    static func apiPlanningJob(_ id: ID<PlanningJob>) -> String { "/api/v1/planning-jobs/\(id)" }
}

extension String {
    /// Fit to be a value in an address's query.
    var queryEscaped: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
