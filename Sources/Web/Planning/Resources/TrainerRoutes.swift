import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Services

/// A trainer's page: usual shifts, single days, skills.
struct TrainerRoutes: Sendable {
    let pages: PageResponder

    private var planning: PlanningService { pages.services.planning }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("resources/staff/:id", use: show)
        router.post("resources/staff/:id", use: save)
        router.post("resources/staff/:id/days", use: changeDay)
        router.post("resources/staff/:id/days/:date/remove") { request, context in
            guard let date = context.parameters.get("date").flatMap(CivilDate.init) else {
                throw ServiceError(.notFound, "There is no such day.")
            }
            return try await change(.usual, on: date, request, context)
        }
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let trainer = try await planning.trainer(try context.id(), for: staff)
        let resources = try await planning.resources(of: trainer.unit, for: staff)
        let home = try await planning.home(of: trainer, for: staff)
        return try await pages.show(
            TrainerPage(trainer, home, resources, today: planning.today, localizer), request, context)
    }

    @Sendable private func save(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        let id = try context.id(of: StaffMember.self)
        let pattern = try form.shifts("shift")
        let skills = form["skills"].split(separator: ",").map(String.init)
        let maxMinutes = try form.maxMinutes
        try await planning.change(id, by: try context.staff) { trainer in
            (trainer.pattern, trainer.skills, trainer.maxMinutes) = (pattern, skills, maxMinutes)
        }
        return pages.redirect(to: Links.trainer(id), saying: .flashSaved, request, context)
    }

    @Sendable private func changeDay(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let form = context.form
        guard let date = form.value("date", as: CivilDate.self) else {
            throw ServiceError(.invalid, "'\(form["date"])' is no date; choose a day.", reason: .moveDate)
        }
        return try await change(try form.dayShift(), on: date, request, context)
    }

    private func change(
        _ shift: DayShift, on date: CivilDate, _ request: Request, _ context: TrinRequestContext
    ) async throws -> Response {
        let id = try context.id(of: StaffMember.self)
        guard let draft = try await planning.change(shift, of: id, on: date, by: try context.staff) else {
            return pages.redirect(to: Links.trainer(id), saying: .flashShiftChanged, request, context)
        }
        return pages.redirect(to: Links.draft(draft.id), saying: .flashShiftDrafted, request, context)
    }
}

extension Form {
    /// Of `maxHours` a week; nil where nothing was written.
    fileprivate var maxMinutes: Int? {
        get throws {
            let hours = self["maxHours"].replacing(",", with: ".").trimmingCharacters(in: .whitespaces)
            guard !hours.isEmpty else { return nil }
            guard let number = Double(hours), (0...168).contains(number) else {
                throw ServiceError(.invalid, "'\(hours)' hours are none of a week; give 0 to 168.", reason: .hours)
            }
            return Int((number * 60).rounded())
        }
    }

    /// `kind`: `hours` with `from` and `to`, and perhaps `from2` and `to2`;
    /// `off`; `swap` with `other`.
    fileprivate func dayShift() throws -> DayShift {
        switch self["kind"] {
        case "off": return .off
        case "swap":
            guard let other = value("other", as: ID<StaffMember>.self) else {
                throw ServiceError(
                    .invalid, "'\(self["other"])' is no trainer to swap with; choose one.", reason: .trainer)
            }
            return .swap(with: other)
        default:
            let hours = try ["", "2"].compactMap { number -> MinuteRange? in
                let (from, to) = (self["from" + number], self["to" + number])
                if number == "2", from.isEmpty, to.isEmpty { return nil }
                guard let start = MinuteOfDay(from)?.minutes, let end = MinuteOfDay.end(to), start < end else {
                    throw ServiceError(.invalid, "'\(from)–\(to)' is no shift; give two times.", reason: .shift)
                }
                return MinuteRange(from: start, to: end)
            }
            return .hours(hours)
        }
    }
}
