import Domain
import HTTPTypes
import Hummingbird
import Services

/// The tablets' page: approving a pairing code, giving and taking tablets.
struct DevicesRoutes: Sendable {
    let pages: PageResponder
    private var devices: DeviceService { pages.services.devices }

    init(pages: PageResponder) { self.pages = pages }

    func add(to router: some RouterMethods<TrinRequestContext>) {
        router.get("devices", use: show)
        router.post("devices/approve", use: approve)
        router.post("devices/:id/reassign", use: reassign)
        router.post("devices/:id/unpair") { request, context in
            let device = try await devices.unpair(try context.id(), by: try context.staff)
            return pages.redirect(
                to: Links.devices.path, saying: .flashDeviceUnpaired, of: [device.name], request, context)
        }
    }

    @Sendable private func show(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let localizer = pages.localizer(request, context)
        let staff = try context.staff
        let now = pages.services.clock.now
        let entries = try await devices.devices(for: staff)
        let citizens = try await pages.services.citizens.citizens(for: staff)
        let page = DevicesPage(
            code: request.query["code"],
            citizens: citizens.map { Choice(value: $0.id.description, label: $0.fullName) },
            devices: entries.map { DevicesPage.Row($0, now: now, zone: pages.services.zone, localizer) },
            deadLetters: staff.roles.contains(.superuser) ? Links.deadLetters.path : nil)
        return try await pages.show(page, request, context)
    }

    @Sendable private func approve(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let device = try await devices.approve(
            code: context.form["code"], name: context.form["name"], citizen: try citizen(context.form),
            by: try context.staff)
        return try await done(.flashDevicePaired, device, request, context)
    }

    @Sendable private func reassign(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        let device = try await devices.reassign(
            try context.id(), to: try citizen(context.form), by: try context.staff)
        return try await done(.flashDeviceReassigned, device, request, context)
    }

    private func done(
        _ phrase: Phrase, _ device: Device, _ request: Request, _ context: TrinRequestContext
    ) async throws -> Response {
        let staff = try context.staff
        let citizens = try await pages.services.citizens.citizens(for: staff)
        let name = citizens.first { $0.id == device.citizen }?.fullName ?? ""
        return pages.redirect(to: Links.devices.path, saying: phrase, of: [device.name, name], request, context)
    }

    private func citizen(_ form: Form) throws -> ID<Citizen> {
        guard let citizen = form.value("citizen", as: ID<Citizen>.self) else {
            throw ServiceError(.invalid, "'\(form["citizen"])' is no citizen; choose one.", reason: .citizen)
        }
        return citizen
    }
}

extension DevicesPage.Row {
    /// Hours after which a tablet counts as silent.
    private static let silence = 48.0

    init(_ entry: DeviceService.Entry, now: Instant, zone: Zone, _ localizer: Localizer) {
        let device = entry.device
        let hours = now.seconds(since: device.lastSeenAt ?? device.pairedAt) / 3600
        let chip: Chip =
            if device.endedAt != nil {
                Chip(kind: .cancelled, text: localizer[.devicesEnded])
            } else if hours > Self.silence {
                Chip(kind: .partly, text: localizer[.devicesSilent, String(Int(hours / 24))])
            } else {
                Chip(kind: .done, text: localizer[.devicesActive])
            }
        self.init(
            name: device.name, citizen: entry.citizen?.fullName,
            citizenHref: entry.citizen.map { Links.citizen($0.id) },
            lastSeen: device.lastSeenAt.map { localizer.moment($0, in: zone) },
            condition: entry.condition.map(localizer.sentences) ?? [],
            told: entry.condition.map { localizer.told($0, in: zone) }, chip: chip,
            change: device.endedAt == nil
                ? DevicesPage.Change(
                    reassign: Links.reassignDevice(device.id), unpair: Links.unpairDevice(device.id)) : nil)
    }
}
