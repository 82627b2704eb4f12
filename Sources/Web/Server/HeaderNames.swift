import HTTPTypes

/// Header names that are not in swift-http-types. The literals are valid
/// names, so the fallback is never used.
extension HTTPField.Name {
    static let csrfToken = named("X-CSRF-Token")
    static let fetchSite = named("Sec-Fetch-Site")
    static let requestID = named("X-Request-Id")
    static let trinVideo = named("Trin-Video")
    static let sentAt = named("Trin-Sent-At")
    static let bootID = named("Trin-Boot-Id")
    static let monotonic = named("Trin-Monotonic")
    static let cmcdRequest = named("CMCD-Request")
    static let cmcdObject = named("CMCD-Object")
    static let cmcdStatus = named("CMCD-Status")
    static let cmcdSession = named("CMCD-Session")
    static let tusResumable = named("Tus-Resumable")
    static let tusVersion = named("Tus-Version")
    static let tusExtension = named("Tus-Extension")
    static let tusMaxSize = named("Tus-Max-Size")
    static let tusChecksumAlgorithm = named("Tus-Checksum-Algorithm")
    static let uploadChecksum = named("Upload-Checksum")
    static let quotaUsed = named("Trin-Quota-Used")
    static let quotaAllowed = named("Trin-Quota-Allowed")
    static let uploadLength = named("Upload-Length")
    static let uploadOffset = named("Upload-Offset")
    static let uploadMetadata = named("Upload-Metadata")
    static let uploadExpires = named("Upload-Expires")
    static let uploadDeferLength = named("Upload-Defer-Length")
    static let clearSiteData = named("Clear-Site-Data")
    static let frameOptions = named("X-Frame-Options")
    static let referrerPolicy = named("Referrer-Policy")
    static let permissionsPolicy = named("Permissions-Policy")
    static let openerPolicy = named("Cross-Origin-Opener-Policy")
    static let resourcePolicy = named("Cross-Origin-Resource-Policy")
    static let serviceWorkerAllowed = named("Service-Worker-Allowed")

    private static func named(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .contentType }
}
