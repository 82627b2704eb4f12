package import Domain

extension Connection {
    package func sites(of unit: ID<Unit>) throws -> [Site] {
        try all("SELECT * FROM sites WHERE unit_id = \(unit) ORDER BY address, id")
    }

    package func site(_ id: ID<Site>) throws -> Site? { try first("SELECT * FROM sites WHERE id = \(id)") }

    package func save(_ site: Site) throws {
        try execute(
            """
            INSERT INTO sites (id, unit_id, address, x, y)
            VALUES (\(site.id), \(site.unit), \(site.address), \(site.x), \(site.y))
            ON CONFLICT (id) DO UPDATE SET address = excluded.address, x = excluded.x, y = excluded.y
            """)
    }

    /// Where a citizen lives, if that is known.
    package func site(of citizen: ID<Citizen>) throws -> Site? {
        try first(
            "SELECT sites.* FROM sites JOIN citizens ON citizens.site_id = sites.id WHERE citizens.id = \(citizen)")
    }

    /// Whether somebody or something has an address, also who has ended.
    package func isUsed(_ site: ID<Site>) throws -> Bool {
        let used: Int? = try value(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM citizens WHERE site_id = \(site))
                OR EXISTS (SELECT 1 FROM trainers WHERE home_id = \(site))
                OR EXISTS (SELECT 1 FROM rooms WHERE site_id = \(site))
            """)
        return used != nil
    }

    /// Forgets an address that nobody and nothing has any more.
    package func removeUnused(_ site: ID<Site>) throws {
        if try !isUsed(site) { try execute("DELETE FROM sites WHERE id = \(site)") }
    }

    /// Where the citizens of a unit live, as far as it is known.
    package func citizenSites(of unit: ID<Unit>) throws -> [ID<Citizen>: ID<Site>] {
        let rows = try rows(
            "SELECT id, site_id FROM citizens WHERE unit_id = \(unit) AND site_id IS NOT NULL")
        return Dictionary(
            try rows.map { (try $0["id"] as ID<Citizen>, try $0["site_id"] as ID<Site>) },
            uniquingKeysWith: { first, _ in first })
    }

    package func setSite(_ site: ID<Site>?, of citizen: ID<Citizen>) throws {
        try execute("UPDATE citizens SET site_id = \(site) WHERE id = \(citizen)")
    }
}

extension Site: Record {
    package init(row: Row) throws {
        self.init(
            id: try row["id"], unit: try row["unit_id"], address: try row["address"], x: try row["x"], y: try row["y"])
    }
}
