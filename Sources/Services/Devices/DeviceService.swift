package import Domain
package import Store

/// Tablets: how they are paired, and who they are.
package struct DeviceService: Sendable {
    let database: any Database
    let clock: WallClock
    private let lookups = RecentLookups<Device>()
    private let sightings = Sightings()

    package init(database: any Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    package struct NewPairing: Sendable {
        package let code: String
        /// The tablet's proof that the code is its own.
        package let token: Secret
        package let expiresAt: Instant
    }

    /// Begins a pairing for a tablet that nobody knows yet.
    package func beginPairing() async throws -> NewPairing {
        let now = clock.now
        let code = PairingCode()
        let token = Secret()
        let expiresAt = now.adding(seconds: PairingCode.seconds)
        try await database.write { connection in
            try connection.sweepPairings(at: now)
            guard try connection.pendingPairings(at: now) < 200 else {
                throw ServiceError(.busy, "Too many tablets wait to be paired; try again in a minute.", retryAfter: 60)
            }
            try connection.insertPairing(code: code.text, tokenHash: token.hash, expiresAt: expiresAt)
        }
        return NewPairing(code: code.text, token: token, expiresAt: expiresAt)
    }

    package enum PairingState: Sendable {
        case pending
        /// The secret is new at each answer, so a lost answer costs nothing.
        case approved(Device, Secret)
    }

    /// Throws `.gone` when the code has expired.
    package func pairing(token: String) async throws -> PairingState {
        let now = clock.now
        let secret = Secret()
        defer { lookups.forget() }
        return try await database.write { connection in
            guard let pairing = try connection.pairing(tokenHash: Secret.hash(token)), pairing.expiresAt > now else {
                throw ServiceError(.gone, "The pairing code has expired; ask for a new one.")
            }
            guard let id = pairing.device else { return .pending }
            guard let device = try connection.device(id), device.endedAt == nil else {
                throw ServiceError(.gone, "The pairing was ended; begin a new one.")
            }
            try connection.setToken(hash: secret.hash, of: id)
            return .approved(device, secret)
        }
    }

    /// Ties the tablet that shows `code` to a citizen.
    @discardableResult
    package func approve(
        code typed: String, name: String, citizen: ID<Citizen>, by staff: StaffMember
    ) async throws -> Device {
        let now = clock.now
        let name = name.trimmed
        guard let code = PairingCode(typed: typed) else {
            throw ServiceError(
                .invalid, "'\(typed)' is no pairing code; type the eight letters that the tablet shows.",
                reason: .pairingCode)
        }
        guard (1...100).contains(name.count) else {
            throw ServiceError(.invalid, "A tablet's name has 1–100 characters.", reason: .deviceName)
        }
        return try await database.write { connection in
            _ = try connection.citizen(citizen, for: staff)
            guard let pairing = try connection.pairing(code: code.text), pairing.expiresAt > now,
                pairing.device == nil
            else {
                throw ServiceError(
                    .notFound, "No tablet shows the code \(code.text) now; look at the tablet again.",
                    reason: .pairingUnknown)
            }
            let device = Device(id: .new(at: now), name: name, citizen: citizen, pairedAt: now)
            try connection.insert(device)
            try connection.approvePairing(code: code.text, device: device.id)
            return device
        }
    }

    /// The tablet that a token stands for, if its pairing has not ended.
    package func authenticate(_ token: String) async throws -> Device? {
        let now = clock.now
        return try await lookups.value(for: token, at: now) {
            guard let device = try await database.read({ try $0.device(tokenHash: Secret.hash(token)) }) else {
                return nil
            }
            if device.lastSeenAt.map({ now.seconds(since: $0) > 60 }) ?? true, sightings.isFirst(device.id, at: now) {
                try await database.write { try $0.touchDevice(device.id, at: now) }
            }
            return device
        }
    }

    /// The tablet of a token that was looked up a few seconds ago.
    package func recent(_ token: String) -> Device? { lookups.value(for: token, at: clock.now) }

    package struct Entry: Sendable {
        package let device: Device
        package let citizen: Citizen?
        /// Nil when it has not told yet, or its pairing has ended.
        package let condition: DeviceCondition?
    }

    /// The tablets of citizens that a member of staff may see.
    package func devices(for staff: StaffMember) async throws -> [Entry] {
        try await database.read { connection in
            let citizens = Dictionary(
                try connection.citizens(in: staff.unit).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let conditions = try connection.deviceConditions()
            return try connection.devices().compactMap { device in
                let citizen = device.citizen.flatMap { citizens[$0] }
                guard staff.unit == nil || citizen != nil else { return nil }
                return Entry(device: device, citizen: citizen, condition: conditions[device.id])
            }
        }
    }

    package func devices(of citizen: ID<Citizen>) async throws -> [Device] {
        try await database.read { try $0.devices(of: citizen) }
    }

    /// Gives a tablet to another citizen. It becomes a new device with the
    /// same token, so it wipes what it holds when it next asks, and what was
    /// reported for the first citizen stays with the first.
    @discardableResult
    package func reassign(_ id: ID<Device>, to citizen: ID<Citizen>, by staff: StaffMember) async throws -> Device {
        let now = clock.now
        defer { lookups.forget() }
        return try await database.write { connection in
            let old = try connection.openDevice(id, for: staff)
            _ = try connection.citizen(citizen, for: staff)
            let hash = try connection.tokenHash(of: id)
            try connection.endDevice(id, at: now)
            let device = Device(id: .new(at: now), name: old.name, citizen: citizen, pairedAt: now)
            try connection.insert(device)
            if let hash { try connection.setToken(hash: hash, of: device.id) }
            return device
        }
    }

    /// Ends a pairing: the tablet's token is worthless at once, and the tablet
    /// wipes itself when it next asks.
    @discardableResult
    package func unpair(_ id: ID<Device>, by staff: StaffMember) async throws -> Device {
        let now = clock.now
        defer { lookups.forget() }
        return try await database.write { connection in
            let device = try connection.openDevice(id, for: staff)
            try connection.endDevice(id, at: now)
            return device
        }
    }
}

extension Connection {
    /// A paired tablet of a citizen that the member of staff may see.
    fileprivate func openDevice(_ id: ID<Device>, for staff: StaffMember) throws -> Device {
        guard let device = try device(id), device.endedAt == nil else {
            throw ServiceError(.notFound, "There is no paired tablet \(id).")
        }
        if let citizen = device.citizen { _ = try self.citizen(citizen, for: staff) }
        return device
    }
}
