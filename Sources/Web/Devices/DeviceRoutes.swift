import Domain
import HTTPTypes
import Hummingbird
import Services

/// `/device/v1`: what tablets ask.
struct DeviceRoutes: Sendable {
    let services: TrinServices
    let cookies: CookieJar

    func add(to router: some RouterMethods<TrinRequestContext>) {
        let device = router.group("device/v1")
        device.post("pairings", use: beginPairing)
        device.post("pairings/poll", use: pollPairing)
        device.get("today") { request, context in
            try Response.json(try await services.playback.today(for: context.tablet))
        }
        device.get("sessions/:id/timeline") { request, context in
            try Response.json(
                try await services.playback.timeline(of: context.id(), for: .device(context.tablet)))
        }
    }

    private struct NewPairing: Encodable {
        let code: String
        let pairingToken: String
        let expiresAt: Instant
        /// Seconds between two polls.
        let interval = 3
    }

    @Sendable private func beginPairing(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        try request.refuseOtherSites()
        let pairing = try await services.devices.beginPairing()
        return try .json(
            NewPairing(code: pairing.code, pairingToken: pairing.token.text, expiresAt: pairing.expiresAt),
            status: .created)
    }

    private struct Poll: Decodable {
        let pairingToken: String
    }

    private struct PairingAnswer: Encodable {
        struct Device: Encodable {
            let id: ID<Domain.Device>
            let name: String
        }

        let state: String
        let device: Device?
        /// What a request with events may hold.
        let limits: TelemetryService.Limits?
    }

    @Sendable private func pollPairing(_ request: Request, _ context: TrinRequestContext) async throws -> Response {
        try request.refuseOtherSites()
        let poll = try await request.json(Poll.self, context)
        switch try await services.devices.pairing(token: poll.pairingToken) {
        case .pending:
            return try .json(PairingAnswer(state: "pending", device: nil, limits: nil))
        case .approved(let device, let secret):
            let answer = PairingAnswer(
                state: "approved", device: PairingAnswer.Device(id: device.id, name: device.name),
                limits: services.telemetry.limits)
            var response = try Response.json(answer)
            let fiveYears = 5 * 365 * 86_400
            response.setCookie(
                cookies.cookie(cookies.device, secret.text, seconds: fiveYears, sameSite: .strict))
            return response
        }
    }
}
