import Domain
import HTTPTypes
import Hummingbird
import Services

/// Where citizens live and where trainers begin the day.
struct AddressRoutes: Sendable {
    let pages: PageResponder

    private var planning: PlanningService { pages.services.planning }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.post("citizens/:id/address") { request, context in
            let id = try context.id(of: Citizen.self)
            try await planning.setHome(context.form.givenAddress, of: id, by: try context.staff)
            return pages.redirect(to: Links.citizen(id), saying: .flashSaved, request, context)
        }
        router.post("resources/staff/:id/address") { request, context in
            let id = try context.id(of: StaffMember.self)
            try await planning.setHome(context.form.givenAddress, of: id, by: try context.staff)
            return pages.redirect(to: Links.trainer(id), saying: .flashSaved, request, context)
        }
    }
}
