package import Domain
import Store

/// An address as somebody gives it.
package struct GivenAddress: Sendable {
    package var address: String
    /// May be empty for an address that the unit knows. What the form showed
    /// of the address before (``Site/position``) says nothing of another one.
    package var position: String

    package init(address: String, position: String) {
        self.address = address
        self.position = position
    }
}

extension PlanningService {
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
            let old = try connection.site(of: citizen)
            let site = try given.map { try connection.site($0, after: old, new: id, in: known.unit) }
            try connection.setSite(site?.id, of: citizen)
            if let old, old.id != site?.id { try connection.removeUnused(old.id) }
        }
    }

    package func setHome(_ given: GivenAddress?, of trainer: ID<StaffMember>, by staff: StaffMember) async throws {
        let id = ID<Site>.new(at: clock.now)
        try await database.write { connection in
            var known = try connection.trainer(trainer, for: staff)
            try authorize(staff, in: known.unit)
            let old = try known.home.flatMap { try connection.site($0) }
            known.home = try given.map { try connection.site($0, after: old, new: id, in: known.unit) }?.id
            try connection.save(known)
            if let old, old.id != known.home { try connection.removeUnused(old.id) }
        }
    }
}

extension UnitPlanning {
    /// Denmark's where no country is chosen.
    var grid: GridPosition.Grid { (country ?? .denmark).grid }
}

extension Site {
    /// As a form shows it.
    package var position: String { "\(x) \(y)" }
}

extension Connection {
    /// The unit's site of that address, made or moved where a position is
    /// given. One that others have is not moved by somebody who moves in.
    ///
    /// - Parameter old: the site that it takes the place of.
    fileprivate func site(
        _ given: GivenAddress, after old: Site?, new id: ID<Site>, in unit: ID<Unit>
    ) throws -> Site {
        let address = try PlanningService.name(given.address)
        func isSame(_ site: Site) -> Bool { site.address.lowercased() == address.lowercased() }
        let known: Site? = if let old, isSame(old) { old } else { try sites(of: unit).first(where: isSame) }
        let isOther = known?.id != old?.id
        let isLeft = isOther && given.position.trimmed == old?.position
        if given.position.trimmed.isEmpty || isLeft, let known { return known }
        let grid = try planning(of: unit).grid
        guard !isLeft, let position = GridPosition(given.position, on: grid) else {
            throw ServiceError(
                .invalid,
                "'\(given.position)' is no position of '\(address)'; give latitude and longitude, such as 55.6761, "
                    + "12.5683, or whole metres of the grid.", reason: .position)
        }
        let site = Site(id: known?.id ?? id, unit: unit, address: address, x: position.x, y: position.y)
        if let known, isOther, known.position != site.position, try isUsed(known.id) {
            throw ServiceError(
                .conflict,
                "'\(address)' is the address of others, at \(known.position); leave the position empty, or add the "
                    + "town to the address.", reason: .addressUsed)
        }
        try save(site)
        return site
    }
}
