package import Domain
import Store

/// Rooms, pool devices, addresses.
extension PlanningService {
    @discardableResult
    package func save(_ room: Room, by staff: StaffMember) async throws -> Room {
        try authorize(staff, in: room.unit)
        var room = room
        room.name = try Self.name(room.name)
        guard (1...1000).contains(room.capacity), room.opening.count <= 100, room.opening.allSatisfy(\.isValid) else {
            throw ServiceError(
                .invalid, "A room for \(room.capacity) citizens cannot be: give 1 to 1000, and hours within a day.",
                reason: .roomSize)
        }
        try await database.write { [room] connection in
            if let known = try connection.room(room.id) { try staff.check(sees: known.unit, or: room.unit) }
            try connection.checkSite(room.site, of: room.unit)
            try connection.save(room)
        }
        return room
    }

    /// Coming sessions keep a room that ends; the board shows them as
    /// conflicts.
    package func end(_ room: ID<Room>, by staff: StaffMember) async throws {
        let now = clock.now
        try await database.write { connection in
            guard let known = try connection.room(room) else {
                throw ServiceError(.notFound, "There is no room \(room).")
            }
            try authorize(staff, in: known.unit)
            try connection.endRoom(room, at: now)
        }
    }

    @discardableResult
    package func save(_ device: PoolDevice, by staff: StaffMember) async throws -> PoolDevice {
        try authorize(staff, in: device.unit)
        var device = device
        device.name = try Self.name(device.name)
        device.kind = try Self.name(device.kind)
        try await database.write { [device] connection in
            if let known = try connection.poolDevice(device.id) { try staff.check(sees: known.unit, or: device.unit) }
            if let tablet = device.device, try connection.device(tablet) == nil {
                throw ServiceError(.invalid, "There is no tablet \(tablet).", reason: .deviceName)
            }
            try connection.save(device)
        }
        return device
    }

    package func end(_ device: ID<PoolDevice>, by staff: StaffMember) async throws {
        let now = clock.now
        try await database.write { connection in
            guard let known = try connection.poolDevice(device) else {
                throw ServiceError(.notFound, "There is no device \(device).")
            }
            try authorize(staff, in: known.unit)
            try connection.endPoolDevice(device, at: now)
        }
    }

    @discardableResult
    package func save(_ site: Site, by staff: StaffMember) async throws -> Site {
        try authorize(staff, in: site.unit)
        var site = site
        site.address = try Self.name(site.address)
        guard Site.range.contains(site.x), Site.range.contains(site.y) else {
            throw ServiceError(
                .invalid, "(\(site.x), \(site.y)) is no place on the grid; give whole metres.", reason: .grid)
        }
        try await database.write { [site] connection in
            if let known = try connection.site(site.id) { try staff.check(sees: known.unit, or: site.unit) }
            try connection.save(site)
        }
        return site
    }

    package func setHome(_ site: ID<Site>?, of citizen: ID<Citizen>, by staff: StaffMember) async throws {
        try await database.write { connection in
            let known = try connection.citizen(citizen, for: staff)
            try authorize(staff, in: known.unit)
            try connection.checkSite(site, of: known.unit)
            try connection.setSite(site, of: citizen)
        }
    }

    static func name(_ name: String) throws -> String {
        let name = name.trimmed
        guard (1...100).contains(name.count) else {
            throw ServiceError(.invalid, "A name has 1–100 characters.", reason: .name)
        }
        return name
    }
}

extension StaffMember {
    /// What is stored under a name must be of the unit that it is said to be
    /// of.
    fileprivate func check(sees stored: ID<Unit>, or given: ID<Unit>) throws {
        try check(sees: stored)
        guard stored == given else { throw ServiceError(.conflict, "It belongs to another unit.", reason: .resource) }
    }
}
