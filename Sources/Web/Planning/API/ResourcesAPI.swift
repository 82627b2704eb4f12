import Domain
import HTTPTypes
import Hummingbird
import Services

/// `/api/v1`: who and what a unit plans with.
///
/// A `PUT` makes what is not there yet: its identifier is the asker's choice.
struct ResourcesAPI: Sendable {
    let services: TrinServices

    private var planning: PlanningService { services.planning }

    init(services: TrinServices) { self.services = services }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("units/:id/resources") { _, context in
            let resources = try await planning.resources(of: try context.id(), for: try context.staff)
            return try Response.json(ResourcesJSON(resources))
        }
    }

    func addPlanning(to router: some RouterMethods<TrinRequestContext>) {
        router.put("units/:id/planning") { request, context in
            let body = try await request.json(UnitPlanningJSON.self, context)
            try await planning.save(body.planning(of: try context.id()), by: try context.staff)
            return Response(status: .noContent)
        }
        router.put("units/:id/closing-days/:date") { request, context in
            let body = try await request.json(Named.self, context)
            try await planning.close(
                ClosingDay(unit: try context.id(), date: try context.date, name: body.name), by: try context.staff)
            return Response(status: .noContent)
        }
        router.delete("units/:id/closing-days/:date") { _, context in
            try await planning.removeClosingDay(
                of: try context.id(), on: try context.date, by: try context.staff)
            return Response(status: .noContent)
        }
        router.post("units/:id/absences") { request, context in
            let body = try await request.json(AbsenceOrder.self, context)
            let outcome = try await planning.markAbsent(
                try body.resource, from: body.from.time, to: body.to.time, reason: body.reason, in: try context.id(),
                by: try context.staff)
            return try Response.json(
                AbsenceMarked(absence: AbsenceJSON(outcome.absence), drafts: outcome.drafts.map(\.id)), status: .created
            )
        }
        router.delete("absences/:id") { _, context in
            try await planning.end(try context.id(of: Absence.self), by: try context.staff)
            return Response(status: .noContent)
        }
        addStaff(to: router)
        addThings(to: router)
    }

    private func addStaff(to router: some RouterMethods<TrinRequestContext>) {
        router.put("trainers/:id") { request, context in
            let body = try await request.json(TrainerJSON.self, context)
            try await planning.save(body.trainer(try context.id()), by: try context.staff)
            return Response(status: .noContent)
        }
        router.put("trainers/:id/shifts/:date") { request, context in
            let body = try await request.json(ShiftsJSON.self, context)
            try await planning.setShifts(
                body.shifts, of: try context.id(), on: try context.date, by: try context.staff)
            return Response(status: .noContent)
        }
        router.delete("trainers/:id/shifts/:date") { _, context in
            try await planning.setShifts(nil, of: try context.id(), on: try context.date, by: try context.staff)
            return Response(status: .noContent)
        }
    }

    private func addThings(to router: some RouterMethods<TrinRequestContext>) {
        router.put("rooms/:id") { request, context in
            let body = try await request.json(RoomJSON.self, context)
            return try Response.json(
                try await planning.save(body.room(try context.id()), by: try context.staff))
        }
        router.delete("rooms/:id") { _, context in
            try await planning.end(try context.id(of: Room.self), by: try context.staff)
            return Response(status: .noContent)
        }
        router.put("pool-devices/:id") { request, context in
            let body = try await request.json(PoolDeviceJSON.self, context)
            return try Response.json(
                try await planning.save(body.device(try context.id()), by: try context.staff))
        }
        router.delete("pool-devices/:id") { _, context in
            try await planning.end(try context.id(of: PoolDevice.self), by: try context.staff)
            return Response(status: .noContent)
        }
        router.put("sites/:id") { request, context in
            let body = try await request.json(SiteJSON.self, context)
            return try Response.json(
                try await planning.save(body.site(try context.id()), by: try context.staff))
        }
        router.put("citizens/:id/site") { request, context in
            let body = try await request.json(Home.self, context)
            try await planning.setHome(body.site, of: try context.id(), by: try context.staff)
            return Response(status: .noContent)
        }
    }
}

extension TrinRequestContext {
    /// The date in the path.
    fileprivate var date: CivilDate {
        get throws {
            guard let date = parameters.get("date").flatMap(CivilDate.init) else {
                throw ServiceError(.notFound, "'\(parameters.get("date") ?? "")' is no date; check the address.")
            }
            return date
        }
    }
}
