import Domain

extension TrinServices {
    /// Who asks for videos, if that was found out a few seconds ago and still
    /// holds. A tablet goes before a sign-in.
    package func recentViewer(device token: String?, signIn secret: String?) -> PlaybackService.Viewer? {
        if let token { return devices.recent(token).map { .device($0) } }
        return secret.flatMap { accounts.recent($0) }.map { .staff($0.staff) }
    }

    /// Who asks for videos; throws `.unauthenticated` for nobody.
    package func viewer(device token: String?, signIn secret: String?) async throws -> PlaybackService.Viewer {
        if let token, let device = try await devices.authenticate(token) { return .device(device) }
        if let secret, let signIn = try await accounts.authenticate(secret) { return .staff(signIn.staff) }
        throw ServiceError(.unauthenticated, "Videos are for paired tablets and signed-in staff only.")
    }
}
