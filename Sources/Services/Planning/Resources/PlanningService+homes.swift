package import Domain
import Store

/// An address as somebody gives it.
package struct GivenAddress: Sendable {
    package var address: String
    /// May be empty for an address that the unit knows.
    package var position: String

    package init(address: String, position: String) {
        self.address = address
        self.position = position
    }
}

extension PlanningService {
    /// Where a citizen lives; nil where that is not known.
    package func home(of citizen: ID<Citizen>, for staff: StaffMember) async throws -> Site? {
        try await database.read { connection in
            _ = try connection.citizen(citizen, for: staff)
            return try connection.site(of: citizen)
        }
    }

    /// Where a trainer's day begins; nil where that is not known.
    package func home(of trainer: Trainer, for staff: StaffMember) async throws -> Site? {
        try staff.check(sees: trainer.unit)
        guard let home = trainer.home else { return nil }
        return try await database.read { try $0.site(home) }
    }

    /// - Parameter given: nil where it is not known any more.
    package func setHome(_ given: GivenAddress?, of citizen: ID<Citizen>, by staff: StaffMember) async throws {
        let id = ID<Site>.new(at: clock.now)
        try await database.write { connection in
            let known = try connection.citizen(citizen, for: staff)
            try authorize(staff, in: known.unit)
            let old = try connection.site(of: citizen)?.id
            let site = try given.map { try connection.site($0, new: id, in: known.unit) }
            try connection.setSite(site?.id, of: citizen)
            if let old, old != site?.id { try connection.removeUnused(old) }
        }
    }

    package func setHome(_ given: GivenAddress?, of trainer: ID<StaffMember>, by staff: StaffMember) async throws {
        let id = ID<Site>.new(at: clock.now)
        try await database.write { connection in
            guard var known = try connection.trainer(trainer) else {
                throw ServiceError(.notFound, "There is no trainer \(trainer).")
            }
            try authorize(staff, in: known.unit)
            let old = known.home
            known.home = try given.map { try connection.site($0, new: id, in: known.unit) }?.id
            try connection.save(known)
            if let old, old != known.home { try connection.removeUnused(old) }
        }
    }
}

extension UnitPlanning {
    /// Denmark's where no country is chosen.
    fileprivate var grid: GridPosition.Grid { (country ?? .denmark).grid }
}

extension Connection {
    /// The unit's site of that address, made or moved where a position is
    /// given.
    fileprivate func site(_ given: GivenAddress, new id: ID<Site>, in unit: ID<Unit>) throws -> Site {
        let address = try PlanningService.name(given.address)
        let known = try sites(of: unit).first { $0.address.lowercased() == address.lowercased() }
        if given.position.trimmed.isEmpty, let known { return known }
        guard let position = GridPosition(given.position, on: try planning(of: unit).grid) else {
            throw ServiceError(
                .invalid,
                "'\(given.position)' is no position; give latitude and longitude, such as 55.6761, 12.5683, "
                    + "or whole metres of the grid.", reason: .position)
        }
        let site = Site(id: known?.id ?? id, unit: unit, address: address, x: position.x, y: position.y)
        try save(site)
        return site
    }
}
