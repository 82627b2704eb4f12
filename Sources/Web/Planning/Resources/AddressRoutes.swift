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
            return saved(to: Links.citizen(id), request, context)
        }
        router.post("resources/staff/:id/address") { request, context in
            let id = try context.id(of: StaffMember.self)
            try await planning.setHome(context.form.givenAddress, of: id, by: try context.staff)
            return saved(to: Links.trainer(id), request, context)
        }
    }

    private func saved(to path: String, _ request: Request, _ context: TrinRequestContext) -> Response {
        pages.redirect(to: path, notice: .notice(pages.localizer(request, context)[.flashSaved]))
    }
}
