/// A room where citizens train.
package struct Room: Hashable, Sendable, Codable {
    package var id: ID<Room>
    package var unit: ID<Unit>
    package var name: String
    /// Citizens at once, at least 1.
    package var capacity: Int
    package var site: ID<Site>?
    package var opening: [DayInterval]

    package init(
        id: ID<Room>, unit: ID<Unit>, name: String, capacity: Int, site: ID<Site>? = nil, opening: [DayInterval]
    ) {
        self.id = id
        self.unit = unit
        self.name = name
        self.capacity = capacity
        self.site = site
        self.opening = opening
    }
}

/// A tablet or another thing of the unit that staff bring along.
package struct PoolDevice: Hashable, Sendable, Codable {
    package var id: ID<PoolDevice>
    package var unit: ID<Unit>
    package var name: String
    /// What a wish asks for, such as `tablet`.
    package var kind: String
    /// The tablet that it is, if it is paired.
    package var device: ID<Device>?

    package init(id: ID<PoolDevice>, unit: ID<Unit>, name: String, kind: String, device: ID<Device>? = nil) {
        self.id = id
        self.unit = unit
        self.name = name
        self.kind = kind
        self.device = device
    }
}
